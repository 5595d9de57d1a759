import { ended } from '../stage.mjs';
import { until } from '../program.mjs';

/** @typedef {import('../stage.mjs').Stage} Stage */

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} name
 */
async function addImage(page, name) {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Add an image…' }).click();
  const buffer = Buffer.from(`image ${name} `.repeat(50_000));
  await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer });
  // What was just added is the one that is chosen.
  await page.getByRole('radio', { name, checked: true }).waitFor();
}

/**
 * Backups, templates and the comparison.
 * @param {Stage} stage
 */
export async function files({ page, call, shoot, open, unit }) {
  for (const tab of ['backups', 'templates', 'firmware']) {
    await open(`#/files/${tab}`);
    await page.getByRole('heading', { name: /^No .* yet/ }).waitFor();
    await shoot(`files-${tab}-empty`);
  }
  const left = await unit('A05');
  const right = await unit('A03');
  await unit('X916');
  await open('#/files/backups');
  await page.getByRole('button', { name: 'Back up intercoms…' }).click();
  await page.getByRole('checkbox', { name: /Main entrance/ }).check();
  await shoot('files-backups-make');
  const { id } = await call('backups.make', {
    ids: [left.id, right.id],
    reason: 'Before the painters',
  });
  await until(async () => {
    const { endedAt } = await call('fleets.get', { fleet: id });
    return endedAt ?? undefined;
  }, 'the backups');
  await open('#/files/backups');
  const kept = page.getByRole('row').filter({ hasText: 'Main entrance' });
  await kept.waitFor();
  await shoot('files-backups');
  await kept.getByRole('checkbox').check();
  await shoot('files-backups-selected');
  await page.keyboard.press('Escape');
  await kept.getByRole('button', { name: 'Restore…' }).click();
  await page.getByText('Same intercom').waitFor();
  await shoot('files-restore');

  await open('#/files/templates');
  await page.getByRole('button', { name: 'Make a template…' }).click();
  const make = page.getByRole('dialog', { name: 'Make a template' });
  await make.getByLabel('Made of').selectOption(left.id);
  await make.getByLabel('Name of the template').fill('Riverside doors');
  await make.getByRole('checkbox').nth(3).waitFor();
  await shoot('files-template-make');
  await make.getByRole('button', { name: /^Make it of \d+ settings$/ }).click();
  const row = page.getByRole('row').filter({ hasText: 'Riverside doors' });
  await row.waitFor();
  await shoot('files-templates');
  await row.getByRole('button', { name: 'Apply…' }).click();
  const apply = page.getByRole('dialog', { name: 'Apply Riverside doors' });
  await apply.getByRole('checkbox', { name: /Side entrance/ }).check();
  await shoot('files-template-apply');
  await apply.getByRole('button', { name: 'See what would change' }).click();
  await apply.getByRole('button', { name: /^Apply to/ }).waitFor();
  await shoot('files-template-preview');

  await open('#/compare');
  await page.getByText('Choose what is compared on the left').waitFor();
  await shoot('compare-empty');
  await page.getByLabel('Left').selectOption(`live:${left.id}`);
  await page.getByLabel('Right').selectOption(`live:${right.id}`);
  await page
    .getByText(/settings? differs?/)
    .first()
    .waitFor();
  await shoot('compare');
  await page.getByRole('row').getByRole('checkbox').first().check();
  await page.getByRole('button', { name: /^Copy 1 line/ }).click();
  await page.getByRole('dialog').waitFor();
  await shoot('compare-copy');
}

/**
 * The wizard that upgrades firmware, and its job.
 * @param {Stage} stage
 */
export async function firmware({ page, shoot, open, unit }) {
  for (const model of ['A05', 'A01', 'A03', 'X916']) await unit(model);
  const next = page.getByRole('button', { name: 'Next', exact: true });
  const heading = (/** @type {string} */ name) =>
    page.getByRole('heading', { level: 2, name }).waitFor();
  await open('#/firmware');
  await heading('Which image?');
  await shoot('firmware-1-no-image');
  await addImage(page, '105.30.1.300.rom');
  await addImage(page, '916.30.10.100.rom');
  await page.getByRole('radio', { name: '105.30.1.300.rom' }).check();
  await shoot('firmware-1-image');
  await next.click();
  await heading('Which intercoms?');
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await shoot('firmware-2-intercoms');
  await next.click();
  await heading('What would 105.30.1.300.rom do?');
  await page
    .getByText(/take part$|takes part$/)
    .first()
    .waitFor();
  await shoot('firmware-3-check');
  await next.click();
  await page.getByRole('button', { name: /^Upgrade 1 intercom/ }).waitFor();
  await shoot('firmware-4-start');
  await page.getByRole('button', { name: /^Upgrade 1 intercom/ }).click();
  await page.getByRole('list', { name: 'Intercoms of this job' }).waitFor();
  await page
    .getByText(/^Step \d+ of/)
    .first()
    .waitFor();
  await shoot('firmware-5-job');
  await page.getByRole('status').filter({ hasText: /^Done/ }).waitFor({ timeout: 90_000 });
  await shoot('firmware-6-done');
  await open('#/files/firmware');
  await page.getByRole('row').nth(2).waitFor();
  await shoot('files-firmware');
  await page.getByRole('button', { name: 'Remove…' }).first().click();
  await page.getByRole('dialog').waitFor();
  await shoot('files-firmware-remove');
  await open(`#/intercom/${(await unit('X916')).id}/firmware`);
  await page.getByRole('radio', { name: '916.30.10.100.rom' }).check();
  await next.click();
  await page.getByText(/needs? your confirmation/).waitFor();
  await page.getByRole('checkbox', { name: /takes part$/ }).check();
  await next.click();
  await page.getByText('older than what it runs').waitFor();
  await shoot('firmware-4-older');
}

/**
 * The wizard that changes passwords, and jobs of one and of many.
 * @param {Stage} stage
 */
export async function access({ page, call, shoot, open, unit }) {
  const next = page.getByRole('button', { name: 'Next', exact: true });
  for (const model of ['A05', 'A01', 'A03', 'E18C']) await unit(model);
  await open('#/passwords');
  await page.getByRole('button', { name: 'Choose all' }).click();
  await shoot('passwords-1-intercoms');
  await next.click();
  await shoot('passwords-2-what');
  await page.getByLabel('New password', { exact: true }).fill('short');
  await next.click();
  await shoot('passwords-2-problem');
  await page.getByLabel('New password', { exact: true }).fill('brass-lantern-41');
  await page.getByLabel('New password once more').fill('brass-lantern-41');
  await next.click();
  await page.getByRole('heading', { name: 'This is what happens' }).waitFor();
  await shoot('passwords-3-review');
  await page.getByRole('button', { name: /^Change \d+ intercoms?$/ }).click();
  await page.getByRole('list', { name: 'Intercoms of this job' }).waitFor();
  await shoot('job-many-running');
  await page
    .getByRole('status')
    .filter({ hasText: /^Done|^Not all/ })
    .waitFor();
  await shoot('job-many-done');
  await page
    .getByRole('button', { name: /^Details of/ })
    .first()
    .click();
  await page.getByRole('dialog').waitFor();
  await shoot('job-many-details');
  const { id } = await unit('A05');
  const job = await call('config.backup', { id, reason: 'Made by hand' });
  await ended(call, job.id);
  await open(`#/jobs/${job.id}`);
  await page
    .getByRole('main')
    .getByText(/restore point/i)
    .first()
    .waitFor();
  await shoot('job-one');
  await open('#/jobs');
  await page.getByRole('main').getByRole('link').nth(1).waitFor();
  await shoot('jobs');
  await open('#/jobs/none');
  await shoot('job-gone');
}

/**
 * The frame: help and the search over everything.
 * @param {Stage} stage
 */
export async function frame({ page, shoot, open, unit }) {
  await unit('A05');
  await open('#/help');
  await page.getByText('It runs now:').waitFor();
  await shoot('help');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').waitFor();
  await shoot('palette');
  await page.keyboard.type('main');
  await shoot('palette-typed');
  await page.keyboard.type(' no such thing');
  await shoot('palette-nothing');
}

/** @param {Stage} stage */
export async function jobsEmpty({ page, shoot, open }) {
  await open('#/jobs');
  await page.getByRole('heading', { name: 'Jobs' }).waitFor();
  await shoot('jobs-empty');
}

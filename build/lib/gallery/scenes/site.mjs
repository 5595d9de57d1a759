import { people } from '../content.mjs';

/** @typedef {import('../stage.mjs').Stage} Stage */

const PASSPHRASE = 'river-lantern-7';

/** MACs of the main entrance and the front door of the practice network (they never change). */
const BOUND = [
  { id: 'main', name: 'Main entrance', model: 'A05', mac: '0C:11:05:0A:05:13' },
  { id: 'front', name: 'Front door', model: 'X916', mac: '0C:11:05:09:16:15' },
];

/**
 * A site with doors, people and defaults, made through the contract as the window makes it.
 * @param {Stage} stage
 * @param {string} site
 */
async function fill({ call }, site) {
  await call('site.edit', {
    site,
    edits: [
      {
        edit: 'set',
        facts: {
          customer: { name: 'Riverside Ltd', contact: 'Ms Hall', phone: '555 0100', email: '' },
          address: '1 River Street\nRiverside',
        },
      },
      { edit: 'put-server', item: { id: 's1', name: 'Telephone system', server: '10.0.0.5' } },
      {
        edit: 'put-schedule',
        item: { id: 't1', name: 'Office hours', days: '1111100', from: '08:00', to: '18:00' },
      },
      {
        edit: 'put-dial-rule',
        item: { id: 'r1', prefix: '1', replacements: ['101', '07700900100'] },
      },
      ...BOUND.map(({ id, name, model, mac }, n) => ({
        edit: /** @type {const} */ ('put-door'),
        item: {
          ...{ id, name, model, mac, position: n === 0 ? 'River Street' : 'Garden side' },
          bound: { mac, at: 1_795_000_000_000, how: /** @type {const} */ ('mac') },
          accounts: [
            {
              account: /** @type {const} */ (1),
              server: 's1',
              username: String(130 + n),
              password: 'door-secret',
            },
          ],
        },
      })),
      {
        edit: 'put-door',
        item: { id: 'd3', name: 'Basement, left of the lift', position: 'Basement', model: 'A03' },
      },
      ...people(20).map(({ UserID, Name, PrivatePIN, CardCode }) => ({
        edit: /** @type {const} */ ('put-person'),
        item: {
          ...{ id: `p${UserID}`, userId: UserID, name: Name, flat: UserID },
          pins: PrivatePIN === '' ? [] : [PrivatePIN],
          cards: CardCode === '' ? [] : CardCode.split(';'),
        },
      })),
    ],
  });
}

/**
 * The sites: the list, a new one, and each part of one that is open.
 * @param {Stage} stage
 */
export async function site(stage) {
  const { page, call, shoot, open, unit } = stage;
  const heading = (/** @type {string | RegExp} */ name) =>
    page.getByRole('heading', { name }).first().waitFor();
  await unit('A05');
  await unit('X916');
  await open('#/site');
  await heading('No site yet');
  await shoot('site-empty');
  await page.getByRole('button', { name: 'New site' }).first().click();
  await page.getByRole('dialog').waitFor();
  await page.getByLabel('Name of the site').fill('Riverside Court');
  await page.getByRole('button', { name: 'Make the site' }).click();
  await shoot('site-new');
  await page.keyboard.press('Escape');
  const made = await call('site.create', { name: 'Riverside Court', passphrase: PASSPHRASE });
  await open(`#/site/${made.site}/doors`);
  await heading('Riverside Court');
  await shoot('site-doors-empty');
  await open(`#/site/${made.site}/people`);
  await heading('Riverside Court');
  await shoot('site-people-empty');
  await fill(stage, made.site);
  await open(`#/site/${made.site}/doors`);
  await page.getByRole('row').nth(3).waitFor();
  await shoot('site-doors');
  await page.getByRole('row', { name: /Front door/ }).dblclick();
  await page.getByRole('dialog').waitFor();
  await shoot('site-door-editor');
  await open(`#/site/${made.site}/people`);
  await page.getByRole('row').nth(5).waitFor();
  await shoot('site-people');
  await page.getByRole('row', { name: /Zoë/ }).dblclick();
  await page.getByRole('dialog').waitFor();
  await shoot('site-person-editor');
  await open(`#/site/${made.site}/defaults`);
  const parts = page.getByRole('radiogroup', { name: 'Parts of the defaults' });
  for (const [part, name] of [
    ['About the site', 'facts'],
    ['SIP servers', 'servers'],
    ['Schedules', 'schedules'],
    ['Presets', 'presets'],
    ['Dial rules', 'dial-rules'],
  ]) {
    await parts.getByText(part ?? '', { exact: true }).click();
    await shoot(`site-defaults-${name}`);
  }
  await open(`#/site/${made.site}/plan`);
  await heading('Not compared yet');
  await shoot('site-plan-empty');
  await page.getByRole('button', { name: 'Compare the site with the intercoms' }).click();
  await page.getByRole('button', { name: /^Apply to/ }).waitFor();
  await shoot('site-plan');
  await page.getByRole('button', { name: /^Apply to/ }).click();
  await page.getByRole('dialog').waitFor();
  await shoot('site-plan-apply');
  for (const part of ['acceptance', 'hand-over', 'history']) {
    await open(`#/site/${made.site}/${part}`);
    await heading('Riverside Court');
    await page.getByText('Reading…').first().waitFor({ state: 'hidden' });
    await shoot(`site-${part}`);
  }
  await call('site.lock', { site: made.site });
  await open(`#/site/${made.site}/people`);
  await page
    .getByText(/are hidden until the passphrase/)
    .first()
    .waitFor();
  await shoot('site-locked');
  await page.getByRole('button', { name: 'Show the secrets' }).first().click();
  await page.getByRole('dialog').waitFor();
  await shoot('site-unlock');
  await open('#/site');
  await page.getByRole('row').nth(1).waitFor();
  await shoot('sites');
}

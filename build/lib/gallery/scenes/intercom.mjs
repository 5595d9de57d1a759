/** @typedef {import('../stage.mjs').Stage} Stage */

/** @param {Stage} stage */
async function read({ page }) {
  await page.getByText(/^read \d+ s ago$/).waitFor();
}

/**
 * The list of known intercoms.
 * @param {Stage} stage
 */
export async function intercoms({ page, shoot, open, unit }) {
  for (const model of ['A05', 'A01', 'A03', 'E18C', 'X916']) await unit(model);
  await open('#/find');
  await page.getByText('Ready').nth(4).waitFor();
  await shoot('find-signed-in');
  await open('#/intercoms');
  await page.getByRole('row').nth(5).waitFor();
  await shoot('intercoms');
  await page.getByRole('checkbox', { name: 'Select all' }).check();
  await shoot('intercoms-selected');
  await page.getByRole('button', { name: /^Forget/ }).click();
  await shoot('intercoms-forget');
}

/**
 * The overview of an intercom, and what can be done from it.
 * @param {Stage} stage
 */
export async function overview(stage) {
  const { page, shoot, open, unit } = stage;
  const { id } = await unit('A05');
  await open(`#/intercom/${id}/overview`);
  await read(stage);
  await shoot('overview');
  await page.getByRole('button', { name: 'Change the name' }).click();
  await shoot('overview-name', { end: false });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menu').waitFor();
  await shoot('overview-more', { end: false });
  await page.getByRole('menuitem', { name: 'Forget this intercom' }).click();
  await shoot('overview-forget');
  await page.keyboard.press('Escape');
  for (const model of ['A01', 'X916']) {
    await open(`#/intercom/${(await unit(model)).id}/overview`);
    await read(stage);
    await shoot(`overview-${model}`);
  }
  await open('#/intercom/0C1105FFFFFF/overview');
  await page.getByRole('heading', { name: 'Lintel does not know this intercom' }).waitFor();
  await shoot('overview-unknown');
}

/**
 * A restart from the header, followed until it is back.
 * @param {Stage} stage
 */
export async function restart(stage) {
  const { page, shoot, open, unit } = stage;
  await open(`#/intercom/${(await unit('A03')).id}/overview`);
  await read(stage);
  await page.getByRole('button', { name: 'Restart', exact: true }).click();
  await shoot('restart-question');
  await page.getByRole('dialog').getByRole('button', { name: 'Restart Side entrance' }).click();
  await page.getByText(/^Restarting…/).waitFor();
  await page.getByText(/^No answer for/).waitFor();
  await shoot('restart-away', { end: false });
  await page.getByText(/It answered again after/).waitFor();
  await shoot('restart-back', { end: false });
}

/**
 * The SIP wizard from an empty account to one that is registered, and one that is refused.
 * @param {Stage} stage
 */
export async function sip({ page, shoot, open, unit }) {
  const next = page.getByRole('button', { name: 'Next', exact: true });
  const heading = (/** @type {string | RegExp} */ name) =>
    page.getByRole('heading', { level: 2, name }).waitFor();
  const { id } = await unit('A05');
  const begin = async () => {
    await open(`#/intercom/${id}/sip`);
    await heading('Which account is to be set up?');
    for (const text of await page.getByText('Reading what it has…').all())
      await text.waitFor({ state: 'hidden' });
  };
  await begin();
  await shoot('sip-1-account');
  await next.click();
  await heading(/Where does/);
  await shoot('sip-2-server');
  await page.getByLabel('SIP server').fill('not a host');
  await next.click();
  await shoot('sip-2-server-problem');
  await page.getByLabel('SIP server').fill('10.0.0.5');
  await next.click();
  await page.getByLabel('User name').fill('130');
  await page.getByLabel('Password', { exact: true }).fill('a-good-one');
  await shoot('sip-3-user');
  await next.click();
  await heading(/anything special/);
  await shoot('sip-4-options');
  for (const name of [/^Transport/, /^Outbound proxy/, /^NAT/])
    await page.getByRole('button', { name }).click();
  await shoot('sip-4-options-open');
  await next.click();
  await heading('Is this what you want to write?');
  await page.getByRole('table').waitFor();
  await shoot('sip-5-review');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor();
  await shoot('sip-leave');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Write \d+ values?$/ }).click();
  await shoot('sip-6-running');
  await page.getByText('Account 1 works').waitFor();
  await shoot('sip-6-result');
  await begin();
  await shoot('sip-1-account-set');
  await page.getByRole('radio', { name: 'Account 2' }).check();
  await next.click();
  await shoot('sip-2-server-copy');
  await page.getByLabel('SIP server').fill('10.0.0.9');
  await next.click();
  await page.getByLabel('User name').fill('wrong');
  await page.getByLabel('Password', { exact: true }).fill('x');
  await next.click();
  await heading(/anything special/);
  await next.click();
  await page.getByRole('button', { name: /^Write \d+ values?$/ }).click();
  await page.getByText('Account 2 does not work yet').waitFor();
  await shoot('sip-6-refused');
  await open(`#/intercom/${id}/overview`);
  await page.getByText('130 at 10.0.0.5').waitFor();
  await shoot('overview-accounts');
}

/**
 * Calls from the door.
 * @param {Stage} stage
 */
export async function calls({ page, shoot, open, unit }) {
  await open(`#/intercom/${(await unit('A01')).id}/calls`);
  const call = page.getByRole('region', { name: 'Call from this door' });
  await call.getByText('No call').waitFor();
  await shoot('calls');
  await call.getByLabel('Number or address').fill('130');
  await call.getByRole('button', { name: 'Call', exact: true }).click();
  await page.getByRole('alert').waitFor();
  await shoot('calls-refused');
  await call.getByLabel('Number or address').fill('192.168.1.58');
  await call.getByLabel('Name shown').fill('Reception');
  await page.keyboard.press('Enter');
  await call
    .getByText(/Ringing|Calling/)
    .first()
    .waitFor();
  await shoot('calls-ringing');
  await call.getByText('In a call').waitFor();
  await shoot('calls-talking');
  await call.getByRole('button', { name: 'Hang up' }).click();
  await call.getByText('No call').waitFor();
  await shoot('calls-recent');
}

/** @typedef {import('../stage.mjs').Stage} Stage */

/**
 * Every setting: the tree, changes, review and result.
 * @param {Stage} stage
 */
export async function configuration({ page, shoot, open, unit }) {
  const { id } = await unit('A05');
  await open(`#/intercom/${id}/configuration`);
  const list = page.getByRole('region', { name: 'Settings', exact: true });
  await list.getByRole('listitem').first().waitFor();
  await shoot('configuration');
  await page.getByLabel('Search settings').fill('no such setting');
  await shoot('configuration-no-match');
  await page.getByLabel('Search settings').fill('password of the http api');
  await page.getByLabel('Value of Password of the HTTP API').fill('quite-another');
  await page.getByLabel('Search settings').fill('place');
  await page.getByLabel('Value of Place').fill('North gate');
  await page.getByLabel('Search settings').fill('log level');
  await page.getByLabel('Value of Log level').selectOption({ label: 'Debug' });
  await page.getByLabel('Search settings').fill('l');
  await shoot('configuration-changed');
  await page.getByRole('button', { name: 'Review', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('North gate').waitFor();
  await shoot('configuration-review');
  await page.keyboard.press('Escape');
  await page.getByLabel('Search settings').fill('password of the http api');
  await page.getByLabel('Value of Password of the HTTP API').fill('');
  await page.getByRole('button', { name: 'Review', exact: true }).click();
  await dialog.getByRole('button', { name: 'Write 2 settings' }).click();
  await dialog.getByText('Kept', { exact: true }).nth(1).waitFor();
  await shoot('configuration-result');
}

/**
 * Logs, the capture and its ladder.
 * @param {Stage} stage
 */
export async function diagnostics({ page, call, shoot, open, unit }) {
  const { id } = await unit('A05');
  const tab = (/** @type {string} */ name) => page.getByRole('tab', { name }).click();
  const account = 'Config.Account1.';
  await call('settings.set', {
    id,
    section: 'config',
    values: {
      [`${account}GENERAL.Enable`]: '1',
      [`${account}GENERAL.UserName`]: 'wrong',
      [`${account}GENERAL.Pwd`]: 'x',
      [`${account}SIP.Server`]: '10.0.0.5',
      'Config.Settings.LOGLEVEL.Level': '7',
    },
  });
  await call('device.live', { id });
  await open(`#/intercom/${id}/diagnostics`);
  await page.getByText(/It writes everything/).waitFor();
  await shoot('diagnostics-logs');
  await page.getByRole('button', { name: 'Set back to 3' }).click();
  await page.getByText('Written and read back: level 3.').waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save system log' }).click();
  await download;
  await page.getByRole('button', { name: 'Save debug package' }).click();
  await page.getByRole('alert').first().waitFor();
  await shoot('diagnostics-logs-saved');
  await page.getByRole('button', { name: 'Empty system log…' }).click();
  await shoot('diagnostics-log-empty-question');
  await page.keyboard.press('Escape');
  await tab('Door log');
  await page.getByRole('grid').getByRole('row').nth(3).waitFor();
  await shoot('diagnostics-door-log');
  await page.getByRole('grid').getByRole('row').nth(2).focus();
  await page.keyboard.press('Space');
  await shoot('diagnostics-door-log-selected');
  await page.getByLabel('From day').fill('2031-01-01');
  await page.getByText('No line fits').waitFor();
  await shoot('diagnostics-door-log-none-fits');
  await tab('Call log');
  await page.getByText('The call log is empty').waitFor();
  await shoot('diagnostics-call-log-empty');
  await call('device.dial', { id, phone: '192.168.1.58', displayName: 'Reception' });
  await call('device.hangUp', { id });
  await page.getByRole('button', { name: 'Read again' }).click();
  await page.getByRole('grid').getByRole('row').nth(1).waitFor();
  await shoot('diagnostics-call-log');
  await page.getByRole('button', { name: 'Empty…' }).click();
  await shoot('diagnostics-call-log-empty-question');
  await page.keyboard.press('Escape');
  await tab('SIP ladder');
  await shoot('diagnostics-ladder-empty');
  await tab('Capture');
  await page.getByText(/There is no capture on this intercom yet/).waitFor();
  await page.getByRole('radio', { name: 'My own filter' }).check();
  await shoot('diagnostics-capture');
  await page.getByRole('button', { name: 'Reproduce now' }).click();
  await page.getByRole('heading', { name: 'Press the call button now' }).waitFor();
  await page.getByText(/^Capturing: \d+/).waitFor();
  await shoot('diagnostics-capture-running');
  await call('device.dial', { id, phone: '192.168.1.58', displayName: 'Reception' });
  await page.getByRole('button', { name: 'Stop and show the ladder' }).click();
  await page.getByRole('listbox', { name: 'Calls and registrations' }).waitFor();
  await shoot('diagnostics-ladder');
  await page
    .getByRole('option', { name: /^Call from|Call/ })
    .first()
    .click();
  await shoot('diagnostics-ladder-call');
  await tab('Capture');
  await page.getByText(/^Not capturing\. The last capture holds/).waitFor();
  await shoot('diagnostics-capture-there');
  await call('device.hangUp', { id });
  const old = await unit('A01');
  await call('intercoms.probe', { id: old.id, refresh: true });
  await open(`#/intercom/${old.id}/diagnostics`);
  await tab('Capture');
  await page.getByText(/cannot capture packets/).waitFor();
  await shoot('diagnostics-capture-lacking');
}

/**
 * The intercom as a device: what it can do, restart and reset, the console.
 * @param {Stage} stage
 */
export async function device({ page, shoot, open, unit }) {
  const { id } = await unit('A01');
  const tab = (/** @type {string} */ name) => page.getByRole('tab', { name }).click();
  await open(`#/intercom/${id}/device`);
  await page.getByRole('button', { name: 'Look again', exact: true }).click();
  await page.getByText('Some of it').first().waitFor();
  await shoot('device-capabilities');
  await tab('Restart and reset');
  await page.getByText('No restore point of this intercom yet.').waitFor();
  await shoot('device-care');
  await page.getByRole('button', { name: 'Make a restore point' }).click();
  await page.getByRole('list', { name: 'Restore points of this intercom' }).waitFor();
  await shoot('device-care-point');
  await page.getByRole('button', { name: 'Reset to factory settings' }).click();
  await page.getByRole('dialog').waitFor();
  await shoot('device-reset-question');
  await page.getByRole('dialog').getByRole('textbox').fill('Bicycle cellar');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Reset/ })
    .click();
  await shoot('device-reset-running');
  await page.getByText(/^Back at .+/).waitFor();
  await shoot('device-reset-result');
  await open(`#/intercom/${(await unit('A05')).id}/device`);
  await tab('Console');
  await page.getByLabel('Function').waitFor();
  await shoot('device-console');
  await page.getByLabel('Function').selectOption('relay/trig');
  await page.getByLabel('num').fill('1');
  await page.getByLabel('delay').fill('3');
  await page.getByLabel('Type CONFIRM to send it all the same').fill('CONFIRM');
  await page.getByRole('button', { name: 'Send relay/trig' }).click();
  await page.getByRole('article', { name: 'relay/trig' }).waitFor();
  await shoot('device-console-sent');
  await page.getByLabel('Function').selectOption('rfkey/clear');
  await shoot('device-console-danger', { end: false });
}

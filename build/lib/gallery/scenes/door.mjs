/** @typedef {import('../stage.mjs').Stage} Stage */

/**
 * Door and relays: the page, its review and result, the wizard and the test.
 * @param {Stage} stage
 */
export async function door({ page, shoot, open, unit }) {
  const { id } = await unit('X916');
  const heading = (/** @type {string} */ name) =>
    page.getByRole('heading', { level: 2, name }).waitFor();
  const next = page.getByRole('button', { name: 'Next', exact: true });
  await open(`#/intercom/${id}/door`);
  const first = page.getByRole('region', { name: 'Relay A' });
  await first.getByText('At rest').waitFor();
  await shoot('door');
  await first.getByLabel('Stays open for').fill('8');
  await first.getByLabel('Lock is wired to').selectOption('NO and COM');
  await first.getByLabel('Name').fill('Lobby door');
  await shoot('door-changed', { end: false });
  await first.getByLabel('Stays open for').fill('99');
  await shoot('door-problem', { end: false });
  await first.getByLabel('Stays open for').fill('8');
  await page.getByRole('button', { name: 'Review changes' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('row').nth(1).waitFor();
  await shoot('door-review');
  await dialog.getByRole('button', { name: /^Write/ }).click();
  await dialog.getByText('kept: 8 s').waitFor();
  await shoot('door-result');
  await dialog.getByRole('button', { name: 'Close' }).last().click();

  await page.getByRole('button', { name: 'Set up step by step' }).click();
  await heading('Which relays are wired?');
  await shoot('door-wizard-1-relays');
  await next.click();
  await heading('How does each open?');
  await shoot('door-wizard-2-contacts');
  await next.click();
  await heading('How long does it stay open?');
  await page.getByLabel('Stays open for').first().fill('3');
  await shoot('door-wizard-3-times');
  await next.click();
  await heading('Who may open it?');
  await shoot('door-wizard-4-access');
  await next.click();
  await heading('Is this what you want to write?');
  await shoot('door-wizard-5-review');
  await page.getByRole('button', { name: /^Write \d+ values?$/ }).click();
  await heading('Does the door open?');
  await shoot('door-wizard-6-test');
  await page.getByRole('button', { name: 'Change time, contact or mode' }).click();
  await shoot('door-test-options', { end: false });
  await page.getByRole('button', { name: 'Open relay A…' }).click();
  await shoot('door-test-question');
  await dialog.getByRole('button', { name: 'Open the door' }).click();
  await page.getByRole('timer', { name: 'Stopwatch' }).waitFor();
  await shoot('door-test-running', { end: false });
  await page.getByText('Did the door open?').waitFor();
  await shoot('door-test-moved');
  await page.getByRole('button', { name: 'Yes, it opened' }).click();
  await page.getByText('Noted: the door opened.').waitFor();
  await shoot('door-test-answered');

  await open(`#/intercom/${id}/door`);
  await page.getByRole('button', { name: 'Try relay D' }).click();
  await page.getByRole('button', { name: 'Open relay D…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Open the door' }).click();
  await page.getByText(/nothing moved: is this relay wired/).waitFor();
  await shoot('door-test-nothing-moved');
  await page.getByRole('button', { name: 'No, it stayed shut' }).click();
  await shoot('door-test-stayed-shut');
  await open(`#/intercom/${(await unit('A05')).id}/door`);
  await page.getByRole('region', { name: 'Relay A' }).getByText('At rest').waitFor();
  await shoot('door-one-relay');
}

import { neighbourhood } from '../neighbour.mjs';

/** @typedef {import('../stage.mjs').Stage} Stage */

/**
 * A house that loses its power and gets it back: an intercom that does not answer, and one that shows
 * another certificate than before.
 * @param {Stage} stage
 */
export async function trouble({ page, call, shoot, open }) {
  const house = await neighbourhood();
  try {
    // The same makes as in the practice network: Lintel shall meet them for the first time.
    for (const { id } of (await call('intercoms.list', {})).intercoms)
      await call('intercoms.forget', { id });
    const login = { username: 'admin', password: 'httpapi' };
    const cellar = await call('intercoms.connect', { address: house.bicycleCellar, ...login });
    const front = await call('intercoms.connect', { address: house.frontDoor, ...login });
    await call('intercoms.update', { id: cellar.id, name: 'Boiler room' });
    await open(`#/intercom/${cellar.id}/overview`);
    await page.getByText(/^read \d+ s ago$/).waitFor();
    await house.off();
    await page.getByText(/^No answer for/).waitFor();
    await shoot('overview-no-answer');
    await page.getByRole('link', { name: 'Users' }).click();
    await page.getByRole('alert').first().waitFor();
    await shoot('users-no-answer');
    await page.getByRole('link', { name: 'Configuration' }).click();
    await page.getByRole('alert').first().waitFor();
    await shoot('configuration-no-answer');
    await house.on();
    await call('intercoms.update', { id: front.id, name: 'Front door, house 2' });
    await open(`#/intercom/${front.id}/overview`);
    await page
      .getByText(/certificate/i)
      .first()
      .waitFor();
    await shoot('overview-certificate');
    await open('#/find');
    const row = page.getByRole('row').filter({ hasText: 'Certificate changed' });
    await row.waitFor();
    await shoot('find-certificate');
    await row.getByRole('button', { name: 'Check certificate' }).click();
    await page.getByRole('dialog').waitFor();
    await shoot('sign-in-certificate');
  } finally {
    await house.off();
  }
}

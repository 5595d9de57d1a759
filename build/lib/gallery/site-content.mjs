import { people } from './content.mjs';

/** @typedef {import('./stage.mjs').Stage} Stage */

/** Seals every site of the pictures. */
export const PASSPHRASE = 'river-lantern-7';

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
export async function fillSite({ call }, site) {
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
 * Makes a site that is filled, beside whatever is open.
 * @param {Stage} stage
 * @param {string} name
 * @returns {Promise<string>} its ID
 */
export async function makeSite(stage, name) {
  const { site } = await stage.call('site.create', { name, passphrase: PASSPHRASE });
  await fillSite(stage, site);
  return site;
}

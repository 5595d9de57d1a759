import { CARDS, CONTACTS, DIAL_RULES, GROUPS, PINS, SCHEDULES, people } from './content.mjs';
import { practiceUnit, until } from './program.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./program.mjs').Call} Call */
/** @typedef {{ id: string, address: string }} Unit */

/**
 * @typedef {object} Stage what a scene has to work with
 * @property {Page} page
 * @property {Call} call
 * @property {(name: string, options?: { end?: boolean }) => Promise<void>} shoot
 * @property {(hash: string) => Promise<void>} open goes to a place in the window, such as `#/jobs`
 * @property {(model: string) => Promise<Unit>} unit the practice unit of a model, signed in to
 */

/**
 * @typedef {object} Scene
 * @property {string} name
 * @property {(stage: Stage) => Promise<void>} run
 */

const PASSWORDS = /** @type {Readonly<Record<string, string>>} */ ({ A03: 'site-2024' });

const NAMES = /** @type {Readonly<Record<string, string>>} */ ({
  A01: 'Bicycle cellar',
  A03: 'Side entrance',
  A05: 'Main entrance',
  E18C: 'Garage gate',
  X916: 'Front door',
});

/**
 * Fills in a form of the unit's own practice page, as somebody who stands at the door would.
 * @param {string} address
 * @param {string} form
 * @param {Readonly<Record<string, string>>} values
 */
export async function atTheDoor(address, form, values) {
  const url = `http://${address.replace(/^https?:\/\//, '')}/practice/${form}`;
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(values) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
}

/**
 * Signs in to a unit, after opening its white list where it has one, and names it.
 * @param {Call} call
 * @param {string} model
 * @returns {Promise<Unit>}
 */
export async function connect(call, model) {
  const address = await practiceUnit(call, model);
  const password = PASSWORDS[model] ?? 'httpapi';
  if (model === 'E18C')
    await atTheDoor(address, 'http-api', {
      Enable: '1',
      AuthMode: '4',
      UserName: 'admin',
      Password: password,
    });
  const { id } = await call('intercoms.connect', { address, username: 'admin', password });
  await call('intercoms.update', { id, name: NAMES[model] ?? model });
  return { id, address };
}

/**
 * @param {Call} call
 * @param {string} id of a job
 */
export async function ended(call, id) {
  const job = await until(async () => {
    const now = await call('jobs.get', { id });
    return now.endedAt === null ? undefined : now;
  }, `the job ${id}`);
  if (job.error) throw new Error(`${job.title}: ${job.error.code} ${job.error.message}`);
}

/**
 * Brings rows onto a unit; what is there already stays.
 * @param {Call} call
 * @param {string} id
 * @param {import('../../../shared/contract/records').EditableKind} kind
 * @param {readonly Readonly<Record<string, string>>[]} rows
 */
export async function bring(call, id, kind, rows) {
  const change = { mode: /** @type {const} */ ('wanted'), rows: [...rows], removeOthers: false };
  await ended(call, (await call('records.apply', { id, kind, change })).id);
}

/**
 * The lists of the main entrance, and some life in its logs.
 * @param {Call} call
 * @param {Unit} unit
 */
export async function fillMainEntrance(call, { id, address }) {
  await bring(call, id, 'user', people(40));
  await bring(call, id, 'schedule', SCHEDULES);
  await bring(call, id, 'privatekey', PINS);
  await bring(call, id, 'rfkey', CARDS);
  await bring(call, id, 'group', GROUPS);
  await bring(call, id, 'contact', CONTACTS);
  await bring(call, id, 'dialreplace', DIAL_RULES);
  for (const { Code } of CARDS.slice(0, 6)) await atTheDoor(address, 'card', { code: Code });
  await atTheDoor(address, 'card', { code: '0099AABB' });
  await atTheDoor(address, 'pin', { pin: PINS[0]?.Code ?? '' });
  await atTheDoor(address, 'pin', { pin: '999999' });
}

/**
 * Writes electron/backend/driver/README.md: every function of the intercom's HTTP API, where a
 * technician meets it, and the test that calls it. A test compares the two and finds each test that
 * is named. Run it with `npm run contract`.
 */
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { API_NAMES, apiRow, type ApiName } from '../electron/backend/driver/api';
import { intercom } from '../renderer/text/en/intercom';

export const DRIVER_README = join(import.meta.dirname, '../electron/backend/driver/README.md');

export type Part = Exclude<keyof typeof intercom.parts, 'label' | 'lacking' | 'what'>;

export interface Meeting {
  /** The part in the list on the left of an intercom. */
  readonly part: Part;
  /** What the technician does there. */
  readonly what: string;
}

const at = (part: Part, what: string): Meeting => ({ part, what });
const CONSOLE = at('device', 'console: any function, with its exact request and reply');

type ListActions = 'get' | 'add' | 'set' | 'del';

/** The four functions of a list, which every list has. */
function list<T extends string>(
  target: T,
  part: Part,
): Readonly<Record<`${T}/${ListActions}`, Meeting>> {
  const rows = {
    [`${target}/get`]: at(part, 'open the list'),
    [`${target}/add`]: at(part, 'add, import'),
    [`${target}/set`]: at(part, 'change, import'),
    [`${target}/del`]: at(part, 'remove'),
  };
  // Its keys are those of the type, letter by letter.
  return rows as Readonly<Record<`${T}/${ListActions}`, Meeting>>;
}

const emptied = (part: Part) => at(part, 'remove all');
const saved = (part: Part) => at(part, 'save as a file');
const brought = (part: Part) => at(part, "import by the intercom's own way");

/** Complete by its type: a function that no screen leads to does not compile. */
export const MEETINGS: Readonly<Record<ApiName, Meeting>> = {
  'system/info': at('overview', 'model, firmware, network'),
  'system/status': at('overview', 'clock and running time'),
  'system/reboot': at('overview', 'Restart, in the header of every part'),
  'firmware/status': at('device', 'what it can do: whether it answers; console'),
  'firmware/prepare': at('firmware', 'upgrade: get ready'),
  'firmware/upload': at('firmware', 'upgrade: send the image'),
  'firmware/upgrade': at('firmware', 'upgrade: install it'),
  'config/get': at('configuration', 'the tree of all settings'),
  'config/set': at('configuration', 'write the changes'),
  'config/export': at('device', 'make a restore point'),
  'config/import': at('device', 'console; a backup is put back under Files'),
  'config/reset_factory': at('device', 'factory reset'),
  'log/get': at('diagnostics', 'logs: level'),
  'log/set': at('diagnostics', 'logs: level'),
  'log/export': at('diagnostics', 'logs: save'),
  'log/clear': at('diagnostics', 'logs: empty'),
  'pcap/status': at('diagnostics', 'capture: live size'),
  'pcap/start': at('diagnostics', 'capture: start'),
  'pcap/stop': at('diagnostics', 'capture: stop'),
  'pcap/export': at('diagnostics', 'capture: save, open as a ladder'),
  'relay/get': at('door', 'settings of each relay'),
  'relay/set': at('door', 'write the changes'),
  'relay/status': at('door', 'live state, door test'),
  'relay/trig': at('door', 'test: open the door'),
  'input/get': at('door', 'settings of each input'),
  'input/set': at('door', 'write the changes'),
  'input/status': at('door', 'live state, door test'),
  'publiccode/get': at('codes', 'public codes'),
  'publiccode/set': at('codes', 'public codes: write the changes'),
  'call/status': at('calls', 'live status'),
  'call/dial': at('calls', 'dial'),
  'call/hangup': at('calls', 'hang up'),
  'sip/get': at('sip', 'which account'),
  'sip/set': at('sip', 'write the account'),
  'sip/status': at('sip', 'result: registered or why not'),
  ...list('privatekey', 'codes'),
  'privatekey/clear': emptied('codes'),
  'privatekey/export': saved('codes'),
  'privatekey/import': brought('codes'),
  ...list('rfkey', 'codes'),
  'rfkey/clear': emptied('codes'),
  'rfkey/export': saved('codes'),
  'rfkey/import': brought('codes'),
  ...list('contact', 'contacts'),
  'contact/clear': emptied('contacts'),
  'contact/export': saved('contacts'),
  'contact/import': brought('contacts'),
  ...list('group', 'contacts'),
  'group/clear': emptied('contacts'),
  ...list('dialreplace', 'dial-rules'),
  'dialreplace/clear': emptied('dial-rules'),
  'dialreplace/export': saved('dial-rules'),
  'dialreplace/import': brought('dial-rules'),
  ...list('user', 'users'),
  'user/info': CONSOLE,
  'user/scan': at('codes', 'read cards at the intercom'),
  'user/edit': at(
    'device',
    'console: tried only after a word is typed; change a person under Users',
  ),
  'user/clear': emptied('users'),
  'user/export': saved('users'),
  'user/import': brought('users'),
  ...list('schedule', 'users'),
  'calllog/get': at('diagnostics', 'call log'),
  'calllog/del': at('diagnostics', 'call log: delete the selected'),
  'calllog/clear': at('diagnostics', 'call log: empty'),
  'calllog/export': at('diagnostics', 'call log: save as the intercom writes it'),
  'doorlog/get': at('diagnostics', 'door log'),
  'doorlog/del': at('diagnostics', 'door log: delete the selected'),
  'doorlog/clear': at('diagnostics', 'door log: empty'),
  'doorlog/export': at('diagnostics', 'door log: save as the intercom writes it'),
};

/** Where the tests stand that call each function through the contract. */
export const TEST_FILE = 'tests/integration/every-function.test.ts';

/** The name of the test that calls a function. */
export const testOf = (name: ApiName): string =>
  apiRow(name).methods.length > 0
    ? `device.call: ${name}`
    : `device.call: ${name} is refused before anything is sent`;

const HEAD = `# The driver

One table, \`api.ts\`, holds every function of the intercom's HTTP API; a function is a row and never
code of its own. The list below is generated from it by \`npm run contract\`; do not edit.

Each function is met on the part of an intercom's screen that is named, and all of them in the console
under Device. The tests stand in \`${TEST_FILE}\`.

| Function | What it does | Where a technician meets it | Test |
| --- | --- | --- | --- |
`;

/** The whole page, formatted as the repository is. */
export async function driverReadme(): Promise<string> {
  const rows = API_NAMES.map((name) => {
    const { part, what } = MEETINGS[name];
    const where = `${intercom.parts[part]}: ${what}`;
    return `| \`${name}\` | ${apiRow(name).title} | ${where} | \`${testOf(name)}\` |`;
  });
  const options = await resolveConfig(DRIVER_README);
  return format(`${HEAD}${rows.join('\n')}\n`, { ...options, parser: 'markdown' });
}

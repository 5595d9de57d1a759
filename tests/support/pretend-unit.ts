/**
 * An intercom in memory that takes a plan as real ones do, for tests of what is pure. Virtual
 * intercoms over HTTP say whether it pretends rightly.
 */
import type { EditableKind, RecordRow } from '../../shared/contract/records';
import type { Settings } from '../../shared/contract/settings';
import { isSecretKey } from '../../shared/device/config-keys';
import { completeRow } from '../../shared/device/record-work';
import type { DoorRead } from '../../shared/site/door-read';
import { changeOf } from '../../shared/site/list-work';
import { doorWork, LIST_ORDER, type PlanTask } from '../../shared/site/plan';
import { valuesOf } from '../../shared/site/settings-work';

export interface PretendForm {
  readonly model: string;
  readonly lists: readonly EditableKind[];
  readonly settings: Settings;
  /** A contact has a `DialType`. */
  readonly dialType: boolean;
  /** What it shows of passwords. */
  readonly passwords: 'clear' | 'stars';
}

const R = 'Config.DoorSetting.RELAY.';
const relays = (letters: string, spelt: (letter: string) => string): Settings =>
  Object.fromEntries(Array.from(letters, (letter) => [`${R}${spelt(letter)}`, `Relay${letter}`]));

const account = (prefix: string): Settings =>
  Object.fromEntries(
    [
      ...['GENERAL.Enable', 'GENERAL.UserName', 'GENERAL.AuthName', 'GENERAL.DisplayName'],
      ...['GENERAL.Pwd', 'SIP.Server', 'SIP.Port', 'SIP.TransType'],
      ...['OUTPROXY.Enable', 'OUTPROXY.Server', 'OUTPROXY.Port'],
    ].map((key) => [prefix + key, '']),
  );

const LAN = Object.fromEntries(
  ['Type', 'StaticIP', 'SubnetMask', 'DefaultGateway', 'PrimaryDNS', 'SecondaryDNS'].map((key) => [
    `Config.Network.LAN.${key}`,
    '0',
  ]),
);
const ALL: readonly EditableKind[] = LIST_ORDER;

/** One for each way in which real units keep people. */
export const PRETEND_FORMS: readonly PretendForm[] = [
  {
    ...{ model: 'A05', lists: ALL, dialType: true, passwords: 'clear' },
    settings: {
      ...relays('A', (letter) => `Name${letter}`),
      ...account('Config.Account1.'),
      ...account('Config.Account2.'),
      ...LAN,
    },
  },
  {
    ...{ model: 'S532', lists: ALL, dialType: false, passwords: 'stars' },
    settings: {
      ...relays('AB', (letter) => `Relay${letter}Name`),
      ...account('Config.Account1.'),
      ...LAN,
    },
  },
  {
    ...{ model: 'R29S', dialType: true, passwords: 'stars' },
    lists: ['privatekey', 'rfkey', 'contact', 'group', 'dialreplace'],
    settings: { ...relays('ABC', (letter) => `Name${letter}`), ...account('Config.Account.') },
  },
  {
    ...{ model: 'X916', lists: ['user', 'contact'], dialType: false, passwords: 'clear' },
    settings: { ...relays('ABCD', (letter) => `Name${letter}`) },
  },
  {
    ...{ model: 'E12', lists: ['rfkey'], dialType: false, passwords: 'clear' },
    settings: {},
  },
];

const STARS = '********';

export class PretendUnit {
  readonly form: PretendForm;
  readonly rows = new Map<EditableKind, RecordRow[]>();
  readonly settings: Record<string, string>;
  readonly written: Record<string, string> = {};
  #nextId = 1003;

  constructor(form: PretendForm, seed: Partial<Record<EditableKind, readonly RecordRow[]>> = {}) {
    this.form = form;
    this.settings = { ...form.settings };
    for (const kind of form.lists) {
      this.rows.set(kind, []);
      if (kind === 'schedule') {
        const always = { Type: '2', TimeStart: '00:00', TimeEnd: '23:59' };
        this.rows.get(kind)?.push({ ID: '1001', Name: 'Always', ...always });
      }
      for (const row of seed[kind] ?? []) this.add(kind, row);
    }
  }

  add(kind: EditableKind, row: RecordRow): void {
    this.rows.get(kind)?.push(this.#kept(kind, { ...row, ID: String(this.#nextId++) }));
  }

  #kept(kind: EditableKind, row: RecordRow): RecordRow {
    const { form } = this;
    const kept = { ...row };
    if (kind === 'contact') {
      if (!form.dialType) delete kept['DialType'];
      const groups = this.rows.get('group') ?? [];
      const known = groups.some(({ Name }) => Name === row['Group']);
      if (!known) kept['Group'] = form.dialType && row['Group'] === '' ? '' : 'Default';
    }
    if (kind === 'user') kept['CardCode'] = (row['CardCode'] ?? '').slice(0, 63);
    return kept;
  }

  /** What Lintel reads of it; `proven` are the passwords that were written. */
  read(): DoorRead {
    const { form, rows } = this;
    const shown = Object.entries(this.settings).map(([key, value]) => [
      key,
      isSecretKey(key) && value !== '' && form.passwords === 'stars' ? STARS : value,
    ]);
    return {
      ...{
        model: form.model,
        firmware: '1.30.1.1',
        settings: Object.fromEntries(shown) as Settings,
      },
      lists: Object.fromEntries(
        [...rows].map(([kind, list]) => [
          kind,
          {
            rows: list.map((row) => ({ ...row })),
            readOnly: new Map(kind === 'schedule' ? [['1001', 'Built in.']] : []),
          },
        ]),
      ),
      unread: {},
      lacks: new Set(),
      proven: new Set(Object.keys(this.written).filter(isSecretKey)),
    };
  }

  /** Carries a plan out, list by list, each time from what is there then. */
  apply(task: Omit<PlanTask, 'read'>): void {
    for (const kind of LIST_ORDER) {
      const work = doorWork({ ...task, read: this.read() }).lists.find((one) => one.kind === kind);
      if (!work) continue;
      const change = changeOf(work, { removals: () => true, others: new Set() });
      if (change.mode !== 'edit') throw new Error('A plan is carried out as an edit.');
      const list = this.rows.get(kind) ?? [];
      const left = list
        .filter((row) => !change.remove.includes(row['ID'] ?? ''))
        .map((row) => {
          const set = change.set.find(({ ID }) => ID === row['ID']);
          return set ? this.#kept(kind, { ...row, ...set }) : row;
        });
      this.rows.set(kind, left);
      for (const row of change.add) this.add(kind, completeRow(kind, row));
    }
    const values = valuesOf(doorWork({ ...task, read: this.read() }).settings.change);
    for (const [key, value] of Object.entries(values)) {
      this.settings[key] = value;
      this.written[key] = value;
    }
  }
}

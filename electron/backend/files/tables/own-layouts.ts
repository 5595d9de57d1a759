import type { EditableKind } from '../../../../shared/contract/records';
import { AppError } from '../../../../shared/errors';
import { scheduleRelayTokens } from '../../../../shared/device/rules';
import type { TableRow } from './table';

/** Headers and rows of a file, with what it says that they are. */
export interface Layout {
  readonly headers: readonly string[];
  readonly rows: readonly TableRow[];
  readonly declared: EditableKind;
}

/** Columns of Contacts.csv with a telephone number, the likeliest first (device notes 2). */
const PHONES = ['TEL_WORK', 'TEL_HOME', 'TEL_MOBILE', 'TEL_OTHER', 'TEL_CUSTOM'];

/**
 * Contacts.csv as an intercom exports it: 22 columns, the last of which says END (device notes 2,
 * export of an R29C). Undefined where it is something else.
 */
export function contactsCsv(all: readonly TableRow[]): Layout | undefined {
  const [head, ...rows] = all;
  if (head?.cells[0] !== 'FN' || head.cells.at(-1) !== 'END') return undefined;
  const { cells: names } = head;
  const cellOf = (row: TableRow, name: string): string => row.cells[names.indexOf(name)] ?? '';
  return {
    declared: 'contact',
    headers: ['Name', 'Phone', 'Group'],
    rows: rows
      // Entries of a remote phone book are exported as empty rows.
      .filter(({ cells }) => cells.some((cell) => cell !== '' && cell !== 'END'))
      .map((row) => {
        const phone = PHONES.map((name) => cellOf(row, name)).find((number) => number !== '');
        const whole = row.cells.length === names.length && row.cells.at(-1) === 'END';
        return {
          line: row.line,
          cells: [cellOf(row, 'FN'), phone ?? '', cellOf(row, 'GROUP')],
          ...(!whole && {
            problem: `Line ${row.line}: ${names.length} columns ending in END are expected.`,
          }),
        };
      }),
  };
}

const SECTIONS: ReadonlyMap<string, EditableKind> = new Map([
  ['UserData', 'user'],
  ['ScheduleData', 'schedule'],
]);

const sectionOf = ({ cells }: TableRow): EditableKind | undefined =>
  cells.slice(1).every((cell) => cell === '') ? SECTIONS.get(cells[0] ?? '') : undefined;

/**
 * The export of local users: sections that a line with their name begins, each with a header of its
 * own (device notes 2). Undefined where it is something else.
 *
 * @throws AppError `file.bad-csv` where a section has no header
 */
export function sectionsCsv(all: readonly TableRow[], kind: EditableKind): Layout | undefined {
  const first = all[0] && sectionOf(all[0]);
  if (first === undefined) return undefined;
  const starts = all.flatMap((row, at) => {
    const declared = sectionOf(row);
    return declared ? [{ declared, at }] : [];
  });
  const chosen = starts.find(({ declared }) => declared === kind) ?? { declared: first, at: 0 };
  const next = starts.find(({ at }) => at > chosen.at)?.at;
  const [head, ...rows] = all.slice(chosen.at + 1, next);
  if (!head) {
    const line = (all[chosen.at]?.line ?? 0) + 1;
    throw new AppError('file.bad-csv', `Line ${line}: the names of the columns are expected.`, {
      details: { line },
    });
  }
  return ownColumns({ declared: chosen.declared, headers: head.cells, rows });
}

/** Names of columns in exports that differ from those of the API (device notes 2). */
const RENAMED: Readonly<Partial<Record<EditableKind, ReadonlyMap<string, string>>>> = {
  user: new Map([
    ['UserId', 'UserID'],
    ['PinCode', 'PrivatePIN'],
    ['Pin.Code', 'PrivatePIN'],
    ['Card.Code', 'CardCode'],
    ['Floor', 'LiftFloorNum'],
    ['Schedule-Relay', 'ScheduleRelay'],
  ]),
  contact: new Map([
    ['Office', 'Phone'],
    ['Contact.Office', 'Phone'],
  ]),
};

/** An export in the names of the API, with values that it splits or joins put together. */
export function ownColumns(layout: Layout): Layout {
  if (layout.declared === 'schedule') return scheduleColumns(layout);
  const renamed = RENAMED[layout.declared];
  const headers = layout.headers.map((name) => renamed?.get(name) ?? name);
  const relay = headers.indexOf('ScheduleRelay');
  const secure = headers.indexOf('Schedule-SRelay');
  if (relay < 0 || secure < 0) return { ...layout, headers };
  return {
    ...layout,
    headers,
    rows: layout.rows.map((row) => {
      const cells = [...row.cells];
      // `1001-2;` of the column of secure relays is `1001-2SA` in the API (device notes 1.5).
      const tokens = scheduleRelayTokens(cells[secure] ?? '').map((token) =>
        /S[AB]$/.test(token) ? token : `${token}SA`,
      );
      cells[relay] = [...scheduleRelayTokens(cells[relay] ?? ''), ...tokens].join(';');
      return { ...row, cells };
    }),
  };
}

/** `Date`, `Weekly` and `Daily` of DoorSchedule.xml as the API has them: `00:00-23:59` is two. */
function scheduleColumns(layout: Layout): Layout {
  const { headers } = layout;
  if (!headers.includes('Daily')) return layout;
  const added = ['Week', 'TimeStart', 'TimeEnd', 'DateStart', 'DateEnd'];
  return {
    ...layout,
    headers: [...headers, ...added],
    rows: layout.rows.map((row) => {
      const cell = (name: string): string => row.cells[headers.indexOf(name)] ?? '';
      const [from = '', to = ''] = cell('Daily').split('-');
      const [first = '', last = ''] = cell('Date').split('-');
      return { ...row, cells: [...row.cells, cell('Weekly'), from, to, first, last] };
    }),
  };
}

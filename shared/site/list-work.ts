/**
 * What has to be done to one list of an intercom so that it has what is wanted. Rows are recognised
 * by what they mean, never by the intercom's ID: by their natural key first, then by the name of a
 * person of whom there is one only, so that a changed PIN is a change and no second way in.
 */
import type { EditableKind, RecordChange, RecordRow } from '../contract/records';
import { differingFields, naturalKey } from '../device/record-compare';
import { workOf, type PresentRows } from '../device/record-work';
import { RECORD_KINDS } from '../device/records';
import { codesOf, limitsOf } from '../device/rules';
import { FACTORY_SCHEDULES, scheduleNumber } from './project-schedules';
import type { Refusal, WantedRow } from './wanted';

/** A row that goes, or that the site says nothing of. */
export interface LeftRow {
  readonly kind: EditableKind;
  readonly row: RecordRow;
  /** Why it goes; of others what is known about them, in words. Empty: nothing. */
  readonly words: string;
  /** Why it cannot be removed from here; empty where it can. */
  readonly locked: string;
  /** Whether this site wrote it, by what it remembers. */
  readonly written: boolean;
}

/** What the site knows of a row that nobody wants at this door. */
export type Judge = (
  kind: EditableKind,
  row: RecordRow,
) => {
  readonly goes: boolean;
  readonly words: string;
  readonly subject?: WantedRow['subject'];
  /** Where this site wrote it under a former name: ID of the subject that it is now, empty: of none. */
  readonly formerly?: string;
  /** It has the user ID of somebody of the site, and is somebody else by name and codes. */
  readonly stranger?: true;
  /** Where nothing but the name says so: how many rows of this name it can have written at most. */
  readonly most?: number;
};
type Verdict = ReturnType<Judge>;

export interface ListWork {
  readonly kind: EditableKind;
  readonly add: readonly { readonly wanted: WantedRow; readonly after: RecordRow }[];
  readonly set: readonly {
    readonly wanted: WantedRow;
    readonly before: RecordRow;
    readonly after: RecordRow;
  }[];
  readonly remove: readonly (LeftRow & { readonly subject: WantedRow['subject'] })[];
  readonly refused: readonly Refusal[];
  /** Rows that the site does not know: kept unless somebody chooses otherwise. */
  readonly others: readonly LeftRow[];
  /** Rows that are there just so. */
  readonly same: readonly WantedRow[];
  /** What the rules of the model say about rows that are sent all the same, by subject. */
  readonly warnings: ReadonlyMap<string, readonly string[]>;
}

export interface ListTask {
  readonly kind: EditableKind;
  readonly model: string;
  readonly present: PresentRows;
  readonly wanted: readonly WantedRow[];
  readonly judge: Judge;
}

const nameOf = (row: RecordRow): string => (row['Name'] ?? '').trim();

/** Lists of which a person's rows bear the name. */
const NAMED: readonly EditableKind[] = ['privatekey', 'rfkey', 'contact', 'user'];

interface Matched {
  /** Who would have taken the row of somebody else, by its user ID. */
  readonly strangers: Matched['pairs'];
  readonly pairs: readonly { readonly wanted: WantedRow; readonly before: RecordRow }[];
  readonly fresh: readonly WantedRow[];
  readonly left: readonly RecordRow[];
}

/** Pairs wanted rows with those of the same meaning; whoever finds an equal one comes first. */
function byKey({ kind, present, wanted, judge }: ListTask): Matched {
  const info = RECORD_KINDS[kind];
  const there = new Map<string, RecordRow[]>();
  for (const row of present.rows) {
    const key = naturalKey(info, row) ?? `ID ${row['ID'] ?? ''}`;
    const list = there.get(key);
    if (list) list.push(row);
    else there.set(key, [row]);
  }
  const found = new Map<WantedRow, RecordRow>();
  const look = (equal: boolean): void => {
    for (const one of wanted) {
      if (found.has(one)) continue;
      const list = there.get(naturalKey(info, one.row) ?? '') ?? [];
      const at = list.findIndex(
        (row) => !equal || differingFields(info, row, one.row).length === 0,
      );
      const [before] = at < 0 ? [] : list.splice(at, 1);
      if (before) found.set(one, before);
    }
  };
  look(true);
  look(false);
  const all = [...found].map(([one, before]) => ({ wanted: one, before }));
  const strangers = all.filter(
    ({ wanted: one, before }) =>
      kind === 'user' && nameOf(one.row) !== nameOf(before) && judge(kind, before).stranger,
  );
  return {
    strangers,
    pairs: all.filter((pair) => !strangers.includes(pair)),
    fresh: wanted.filter((one) => !found.has(one)),
    left: [...[...there.values()].flat(), ...strangers.map(({ before }) => before)],
  };
}

/** Names of wanted rows that belong to one person only. */
function ownNames(wanted: readonly WantedRow[]): ReadonlySet<string> {
  const owner = new Map<string, string>();
  const shared = new Set<string>();
  for (const { row, subject } of wanted) {
    const name = nameOf(row);
    if ((owner.get(name) ?? subject.id) !== subject.id) shared.add(name);
    owner.set(name, subject.id);
  }
  return new Set([...owner.keys()].filter((name) => name !== '' && !shared.has(name)));
}

/**
 * What is known of rows that nobody wants. Where more of them bear a former name than the site had
 * under it, somebody else's is among them, and none is taken for its own.
 */
function verdictsOf(
  { kind, judge }: ListTask,
  left: readonly RecordRow[],
): (row: RecordRow) => Verdict {
  const all = new Map(left.map((row) => [row, judge(kind, row)]));
  const counts = new Map<string, number>();
  for (const [row, { most }] of all)
    if (most !== undefined) counts.set(nameOf(row), (counts.get(nameOf(row)) ?? 0) + 1);
  return (row) => {
    const verdict = all.get(row) ?? judge(kind, row);
    const count = counts.get(nameOf(row)) ?? 0;
    if (verdict.most === undefined || count <= verdict.most) return verdict;
    const had = `${count} have a name of which this site had ${verdict.most} here`;
    return { goes: false, words: `${had}: look which of them is whose.` };
  };
}

/**
 * Of what is left on both sides, rows of the same name are the same person: whose code or number has
 * changed. Of people with records of their own a code has to be the same too, since there the user
 * ID should have told. Last come rows that the site wrote under a name that is no more.
 */
function byName(
  { kind, wanted }: ListTask,
  matched: Matched,
  judge: (row: RecordRow) => Verdict,
): Matched {
  const info = RECORD_KINDS[kind];
  const own = ownNames(wanted);
  const there = new Map<string, RecordRow[]>();
  const formerly = new Map<string, RecordRow[]>();
  const put = (into: Map<string, RecordRow[]>, key: string, row: RecordRow): void =>
    void into.set(key, [...(into.get(key) ?? []), row]);
  for (const row of matched.left) {
    const verdict = judge(row);
    if (NAMED.includes(kind) && own.has(nameOf(row)) && !verdict.goes) put(there, nameOf(row), row);
    if (verdict.formerly !== undefined) put(formerly, verdict.formerly, row);
  }
  const codes = (row: RecordRow): readonly string[] => codesOf(info, row).map(({ code }) => code);
  const fits = (one: WantedRow, row: RecordRow): boolean =>
    kind !== 'user' || codes(row).some((code) => codes(one.row).includes(code));
  const taken = new Set<RecordRow>();
  const pairs = [...matched.pairs];
  const fresh = matched.fresh.filter((one) => {
    if (one.before === true) return true;
    const isFree = (row: RecordRow): boolean => !taken.has(row);
    const before =
      there.get(nameOf(one.row))?.find((row) => isFree(row) && fits(one, row)) ??
      formerly.get(one.subject.id)?.find(isFree);
    if (!before) return true;
    taken.add(before);
    pairs.push({ wanted: one, before });
    return false;
  });
  return { ...matched, pairs, fresh, left: matched.left.filter((row) => !taken.has(row)) };
}

/** A row as the rules check it: a schedule that is not there yet gets its number later. */
function checkable({ row, pending }: WantedRow): RecordRow {
  if (pending === '') return row;
  const relay = /-(\w+)$/.exec(row['ScheduleRelay'] ?? '')?.[1] ?? '1';
  return { ...row, ScheduleRelay: `0-${relay}` };
}

/** Compares a list with what is wanted of it. Pure; sends nothing. */
export function listWork(task: ListTask): ListWork {
  const { kind, model, present } = task;
  const keyed = byKey(task);
  const judge = verdictsOf(task, keyed.left);
  const { pairs, fresh, left, strangers } = byName(task, keyed, judge);
  const judged = left.map((row) => ({ row, ...judge(row) }));
  const lockedOf = (row: RecordRow): string => present.readOnly.get(row['ID'] ?? '') ?? '';
  const going = judged.filter(({ goes, row }) => goes && lockedOf(row) === '');
  const change: RecordChange = {
    mode: 'edit',
    add: fresh.map(checkable),
    set: pairs.map(({ wanted, before }) => ({ ...checkable(wanted), ID: before['ID'] ?? '' })),
    remove: going.map(({ row }) => row['ID'] ?? ''),
  };
  const work = workOf({ kind, model, present, change });
  const order: readonly WantedRow[] = [...fresh, ...pairs.map(({ wanted }) => wanted)];
  const at = (index: number): WantedRow | undefined => order[index];
  const { capacity } = limitsOf(model);
  const room =
    capacity === null
      ? Number.POSITIVE_INFINITY
      : Math.max(0, capacity - (present.rows.length - work.remove.length));
  const refusal = (index: number, reason: string): readonly Refusal[] => {
    const wanted = at(index);
    return wanted ? [{ kind, subject: wanted.subject, reason }] : [];
  };
  const sent = new Set([...work.add, ...work.set].map(({ index }) => index));
  const held = new Set([...work.conflicts, ...work.invalid].map(({ index }) => index));
  const warnings = new Map<string, string[]>();
  for (const { row, message, severity, field } of work.problems) {
    const id = at(row)?.subject.id;
    if (severity !== 'warning' || field === '' || id === undefined || !sent.has(row)) continue;
    const list = warnings.get(id) ?? [];
    if (!list.includes(message)) warnings.set(id, [...list, message]);
  }
  return {
    kind,
    add: work.add.slice(0, room).flatMap(({ row, index }) => {
      const wanted = at(index);
      return wanted ? [{ wanted, after: { ...row, ...wanted.row } }] : [];
    }),
    set: work.set.flatMap(({ before, after, index }) => {
      const wanted = at(index);
      return wanted ? [{ wanted, before, after: { ...after, ...wanted.row } }] : [];
    }),
    remove: going.map(({ row, words, subject }) => ({
      ...{ kind, row, words, locked: '', written: true },
      subject: subject ?? { id: `row/${row['ID'] ?? ''}`, label: nameOf(row) },
    })),
    refused: [
      ...strangers.map(({ wanted, before }) => ({
        ...{ kind, subject: wanted.subject },
        reason: `User ID ${before['UserID'] ?? ''} is "${nameOf(before)}" on this intercom: somebody else, by name and codes. Give one of them another user ID, or decide first what becomes of that entry, which this site does not know.`,
      })),
      ...[...work.conflicts, ...work.invalid].flatMap(({ index, reason }) =>
        refusal(index, reason),
      ),
      ...work.add
        .slice(room)
        .flatMap(({ index }) =>
          refusal(
            index,
            `It is full: this model takes ${capacity ?? 0} ${RECORD_KINDS[kind].many}.`,
          ),
        ),
    ],
    others: judged
      .filter(({ goes, row }) => !goes || lockedOf(row) !== '')
      .filter(({ row }) => kind !== 'schedule' || !FACTORY_SCHEDULES.includes(scheduleNumber(row)))
      .map(({ row, words, formerly }) => ({
        ...{ kind, row, words, locked: lockedOf(row), written: formerly !== undefined },
      })),
    same: order.filter((_, index) => !sent.has(index) && !held.has(index)),
    warnings,
  };
}

/** The change to send: what is to be added and changed, and the rows that go. Pure. */
export function changeOf(
  work: ListWork,
  chosen: {
    /** Whether a row goes that the site knows and does not give this door. */
    readonly removals: (left: LeftRow) => boolean;
    /** IDs of others that go too. */
    readonly others: ReadonlySet<string>;
  },
): RecordChange {
  const ready = work.add.filter(({ wanted }) => wanted.pending === '');
  return {
    mode: 'edit',
    add: ready.map(({ wanted }) => wanted.row),
    set: work.set
      .filter(({ wanted }) => wanted.pending === '')
      .map(({ before, wanted }) => ({ ...wanted.row, ID: before['ID'] ?? '' })),
    remove: [
      ...work.remove.filter(chosen.removals).map(({ row }) => row['ID'] ?? ''),
      ...work.others
        .filter(({ row, locked }) => locked === '' && chosen.others.has(row['ID'] ?? ''))
        .map(({ row }) => row['ID'] ?? ''),
    ],
  };
}

/** Rows that are added, changed and taken out, as sentences. */
import { rowLabel } from '../compare/records';
import type { EditableKind, RecordRow } from '../contract/records';
import type { PlanKind, PlanLine } from '../contract/site-plan';
import { differingFields } from '../device/record-compare';
import { RECORD_KINDS, type RecordField } from '../device/records';
import { splitList } from '../device/rules';
import type { CodeClash } from './code-clashes';
import type { Site } from './document';
import type { LeftRow, ListWork } from './list-work';
import { personSubject } from './people-words';
import type { LineSource, PlannedLine } from './plan';
import { plural, rowWords } from './plan-row-words';
import type { Refusal, Subject } from './wanted';

export const PLAN_KIND_OF: Readonly<Record<EditableKind, PlanKind>> = {
  schedule: 'schedules',
  group: 'groups',
  user: 'people',
  privatekey: 'people',
  rfkey: 'people',
  contact: 'contacts',
  dialreplace: 'dial-rules',
};

interface Group {
  readonly kind: PlanKind;
  readonly subject: Subject;
  readonly add: LineSource['add'][number][];
  readonly set: LineSource['set'][number][];
  readonly remove: LineSource['remove'][number][];
}

/** What belongs to one person, one rule, one group: its rows in all lists of the kind. */
function grouped(lists: readonly ListWork[]): {
  readonly groups: readonly Group[];
  /** Subjects that have a row on the intercom already, by kind. */
  readonly there: ReadonlySet<string>;
} {
  const groups = new Map<string, Group>();
  const there = new Set<string>();
  const of = (kind: PlanKind, subject: Subject): Group => {
    const key = `${kind} ${subject.id}`;
    const known = groups.get(key) ?? { kind, subject, add: [], set: [], remove: [] };
    groups.set(key, known);
    return known;
  };
  for (const list of lists) {
    const kind = PLAN_KIND_OF[list.kind];
    for (const one of list.add) of(kind, one.wanted.subject).add.push(one);
    for (const one of list.set) of(kind, one.wanted.subject).set.push(one);
    for (const one of list.remove) of(kind, one.subject).remove.push(one);
    for (const { subject } of list.same) there.add(`${kind} ${subject.id}`);
  }
  return { groups: [...groups.values()], there };
}

/** Old and new of the rows of a group, field by field; a code that comes or goes with its row too. */
function changesOf({ add, set, remove }: Group, whole: boolean): PlanLine['changes'] {
  const none = 'None';
  const codes = (kind: EditableKind): readonly RecordField[] =>
    RECORD_KINDS[kind].fields.filter(({ kind: is }) => ['pin', 'card', 'cards'].includes(is));
  return [
    ...set.flatMap(({ wanted, before, after }) =>
      differingFields(RECORD_KINDS[wanted.kind], before, after).map((field) => ({
        label: field.label,
        before: rowWords(field, before),
        after:
          field.secret === true ? `${rowWords(field, after)} (another)` : rowWords(field, after),
      })),
    ),
    ...(whole
      ? []
      : add.flatMap(({ wanted, after }) =>
          codes(wanted.kind)
            .filter(({ key }) => (after[key] ?? '') !== '')
            .map((field) => ({ label: field.label, before: none, after: rowWords(field, after) })),
        )),
    ...(whole
      ? []
      : remove.flatMap(({ kind, row }) =>
          codes(kind)
            .filter(({ key }) => (row[key] ?? '') !== '')
            .map((field) => ({ label: field.label, before: rowWords(field, row), after: none })),
        )),
  ];
}

/** "with PIN •••• and 2 cards", of all rows of a person together. */
export function codesInWords(rows: readonly RecordRow[]): string {
  const pins = rows.filter(
    (row) => (row['PrivatePIN'] ?? '') !== '' || ('Code' in row && !('Tags' in row)),
  ).length;
  const cards = rows.reduce(
    (sum, row) => sum + splitList(row['CardCode'] ?? '').length + ('Tags' in row ? 1 : 0),
    0,
  );
  const parts = [
    ...(pins === 0 ? [] : [pins === 1 ? 'PIN ••••' : `${pins} PINs`]),
    ...(cards === 0 ? [] : [plural(cards, 'card', 'cards')]),
  ];
  return parts.length === 0 ? 'without PIN or card' : `with ${parts.join(' and ')}`;
}

/** By subject, the schedule of a person who may not always come in. */
type Limited = ReadonlyMap<string, string>;

function limitedIn({ people, schedules }: Site): Limited {
  const names = new Map(schedules.map(({ id, name }) => [id, name]));
  return new Map(
    people.flatMap((person) => {
      const name = names.get(person.schedule);
      return name === undefined ? [] : [[personSubject(person).id, name] as const];
    }),
  );
}

function added(group: Group, limited: Limited): string {
  const { kind, subject, add } = group;
  const after = add[0]?.after ?? {};
  const schedule = limited.get(subject.id);
  const limit = schedule === undefined ? '' : `, only at "${schedule}"`;
  switch (kind) {
    case 'people':
      return `Add ${subject.label} ${codesInWords(add.map((one) => one.after))}${limit}.`;
    case 'contacts':
      return `Put ${subject.label} into the phone book under ${after['Phone'] ?? ''}.`;
    case 'dial-rules':
      return `Add the dial rule for ${subject.label}: call ${after['Replace1'] ?? ''}.`;
    case 'schedules':
      return `Add the schedule "${subject.label}", ${after['TimeStart'] ?? ''} to ${after['TimeEnd'] ?? ''}.`;
    default:
      return `Add the group ${subject.label} to the phone book.`;
  }
}

const NAMES: Readonly<Record<PlanKind, (label: string) => string>> = {
  people: (label) => label,
  contacts: (label) => `${label} in the phone book`,
  'dial-rules': (label) => `the dial rule for ${label}`,
  schedules: (label) => `the schedule "${label}"`,
  groups: (label) => `the group ${label}`,
  sip: (label) => label,
  settings: (label) => label,
  network: (label) => label,
};

function lineOf(group: Group, there: boolean, limited: Limited): PlannedLine {
  const { kind, subject, add, set, remove } = group;
  const action =
    add.length > 0 && set.length + remove.length === 0 && !there
      ? 'add'
      : onlyRemoves(group, there)
        ? 'remove'
        : 'change';
  const changes = changesOf(group, action !== 'change');
  const brought = [...add, ...set].every(({ wanted }) => wanted.before === true) && add.length > 0;
  const called = NAMES[kind](subject.label);
  const what = [...new Set(changes.map(({ label }) => label))].join(', ');
  const text =
    action === 'add'
      ? added(group, limited)
      : action === 'remove'
        ? `Remove ${called}: ${remove[0]?.words ?? ''}.`
        : `Change ${called}: ${what}.`;
  const notes = [...new Set([...add, ...set].flatMap(({ wanted }) => wanted.notes))];
  const pending = [...add, ...set].find(({ wanted }) => wanted.pending !== '')?.wanted.pending;
  return {
    source: { add, set, remove, settings: [] },
    line: {
      ...{ kind, action, state: 'todo', text, changes: [...changes] },
      risks: remove.length > 0 ? ['deletion'] : [],
      reason: brought ? 'The unit before had it.' : '',
      notes: [
        ...notes,
        ...(pending === undefined ? [] : [`The schedule "${pending}" is written first.`]),
      ],
      source: brought ? 'predecessor' : 'site',
      noTakeOver:
        action === 'add' || kind === 'groups'
          ? 'The intercom has nothing of it that could be taken.'
          : '',
    },
  };
}

const onlyRemoves = ({ add, set }: Group, there: boolean): boolean =>
  add.length + set.length === 0 && !there;

function refusedLine({ kind, subject, reason }: Refusal): PlannedLine {
  const planKind = PLAN_KIND_OF[kind];
  return {
    source: { add: [], set: [], remove: [], settings: [] },
    line: {
      ...{ kind: planKind, action: 'add', state: 'refused', changes: [], risks: [], notes: [] },
      text: `Not written: ${NAMES[planKind](subject.label)}.`,
      reason,
      source: subject.id.startsWith('before/') ? 'predecessor' : 'site',
      noTakeOver: 'The intercom has nothing of it that could be taken.',
    },
  };
}

/** The sentences about the lists of a door, in the order of the lists. */
export function rowLines(work: {
  readonly lists: readonly ListWork[];
  readonly refused: readonly Refusal[];
  readonly clashes: readonly CodeClash[];
  readonly site: Site;
}): readonly PlannedLine[] {
  const { groups, there } = grouped(work.lists);
  const limited = limitedIn(work.site);
  const warnings = new Map<string, readonly string[]>();
  for (const list of work.lists)
    for (const [id, told] of list.warnings) warnings.set(`${PLAN_KIND_OF[list.kind]} ${id}`, told);
  for (const { subjects, text } of work.clashes)
    for (const subject of subjects) {
      const key = `people ${subject}`;
      warnings.set(key, [...(warnings.get(key) ?? []), text]);
    }
  const seen = new Set<string>();
  const refused = work.refused.filter(({ kind, subject, reason }) => {
    const key = `${PLAN_KIND_OF[kind]} ${subject.id} ${reason}`;
    return !seen.has(key) && seen.add(key);
  });
  return [
    ...groups.map((group) => {
      const key = `${group.kind} ${group.subject.id}`;
      const made = lineOf(group, there.has(key), limited);
      const told = warnings.get(key) ?? [];
      return { ...made, line: { ...made.line, notes: [...made.line.notes, ...told] } };
    }),
    ...refused.map(refusedLine),
  ];
}

/** What else is in a row that the site does not know, without codes. */
export function otherDetail({ kind, row }: LeftRow): string {
  const info = RECORD_KINDS[kind];
  const label = rowLabel(info, row);
  return info.fields
    .filter(({ shown, key, kind: is }) => shown && (is === 'weekdays' || (row[key] ?? '') !== ''))
    .map((field) => ({ field, words: rowWords(field, row) }))
    .filter(({ words }) => words !== label)
    .map(({ field, words }) => `${field.label} ${words}`)
    .join(', ');
}

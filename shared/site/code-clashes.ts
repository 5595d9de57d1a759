/**
 * Codes that would be somebody's and somebody else's on one intercom once a plan is carried out, over
 * all its lists and its public codes. The first that the intercom finds wins, and nobody knows which.
 */
import type { RecordRow } from '../contract/records';
import { CODE_KINDS, type CodeKind } from '../device/code-owners';
import { RECORD_KINDS } from '../device/records';
import { codesOf } from '../device/rules';
import { publicCodesIn } from './check-codes';
import type { DoorRead } from './door-read';
import type { ListWork } from './list-work';
import type { WantedSetting } from './project-settings';

export interface CodeClash {
  /** Subjects of the site that have the code. */
  readonly subjects: readonly string[];
  /** Without the code: "The PIN of Anna Kowalski (flat 4) is public code 2 too." */
  readonly text: string;
}

interface Owner {
  /** Of the site; empty: a row that it does not know. */
  readonly subject: string;
  readonly label: string;
}

const isCodeKind = (kind: string): kind is CodeKind =>
  (CODE_KINDS as readonly string[]).includes(kind);

function called(kind: CodeKind, row: RecordRow): string {
  const name = (row['Name'] ?? '').trim();
  const list = RECORD_KINDS[kind].many;
  return name === ''
    ? `row ${row['ID'] ?? ''} of its ${list}, which the site does not know`
    : `"${name}" among its ${list}, whom the site does not know`;
}

/** All who would have each code: of the site, left there, or public. */
function ownersOf(lists: readonly ListWork[]): ReadonlyMap<string, readonly Owner[]> {
  const owners = new Map<string, Owner[]>();
  const put = (kind: CodeKind, row: RecordRow, owner: Owner): void => {
    for (const { code } of codesOf(RECORD_KINDS[kind], row)) {
      const list = owners.get(code);
      if (list === undefined) owners.set(code, [owner]);
      else if (!list.some(({ label }) => label === owner.label)) list.push(owner);
    }
  };
  for (const { kind, add, set, same, others } of lists) {
    if (!isCodeKind(kind)) continue;
    for (const { wanted } of [...add, ...set, ...same.map((wanted) => ({ wanted }))])
      put(kind, wanted.row, { subject: wanted.subject.id, label: wanted.subject.label });
    for (const { row } of others) put(kind, row, { subject: '', label: called(kind, row) });
  }
  return owners;
}

/** Clashes in which somebody of the site has a part. Pure. */
export function codeClashes(options: {
  readonly lists: readonly ListWork[];
  /** Settings as the site wants them, over those that were read. */
  readonly wanted: readonly WantedSetting[];
  readonly read: DoorRead;
}): readonly CodeClash[] {
  const { lists, wanted, read } = options;
  const settings = Object.fromEntries(wanted.map(({ key, value }) => [key, value]));
  const open = publicCodesIn({ ...read.settings, ...settings });
  return [...ownersOf(lists)].flatMap(([code, owners]): CodeClash[] => {
    const [what, digits = ''] = code.split(' ');
    const number = what === 'pin' ? open.get(digits) : undefined;
    const own = owners.filter(({ subject }) => subject !== '');
    const [first] = own;
    if (!first || (owners.length === 1 && number === undefined)) return [];
    const others = [
      ...owners.filter((owner) => owner !== first).map(({ label }) => `that of ${label}`),
      ...(number === undefined ? [] : [`public code ${number} of this door`]),
    ];
    const text = `The ${what === 'pin' ? 'PIN' : 'card'} of ${first.label} is also ${others.join(' and ')}.`;
    return [{ subjects: [...new Set(own.map(({ subject }) => subject))], text }];
  });
}

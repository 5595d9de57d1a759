import { rowLabel } from '../../../../../shared/compare/records';
import type { EditableKind } from '../../../../../shared/contract/records';
import { RECORD_KINDS } from '../../../../../shared/device/records';
import { isAppError } from '../../../../../shared/errors';
import type { DoorRead } from '../../../../../shared/site/door-read';
import { doorWork } from '../../../../../shared/site/plan';
import { say } from '../../../../../shared/site/said';
import type { Driver } from '../../../driver/types';
import { readRecords, shortOf } from '../../../records/read';
import { readSection } from '../../../services/settings/sections';
import { fail, notPossible, pass, type CheckContext, type Verdict } from '../types';

/** Lists of people; schedules, because people name them. */
const READ = ['user', 'privatekey', 'rfkey', 'schedule'] as const satisfies EditableKind[];
const PEOPLE = ['user', 'privatekey', 'rfkey'] as const satisfies EditableKind[];
/** Names that a line of evidence holds. */
const NAMED = 3;

async function readLists(
  driver: Driver,
  { model, firmware }: { readonly model: string; readonly firmware: string },
  signal: AbortSignal,
): Promise<{ readonly read: DoorRead; readonly short: readonly string[] }> {
  const short: string[] = [];
  const lists: Partial<Record<EditableKind, NonNullable<DoorRead['lists'][EditableKind]>>> = {};
  for (const kind of READ)
    try {
      const present = await readRecords({ driver, model, kind, signal });
      lists[kind] = present;
      if (present.missing > 0) short.push(shortOf(present));
    } catch (error) {
      if (!isAppError(error, 'device.unsupported')) throw error;
    }
  const settings = await readSection(driver, 'relay', { signal }).catch((error: unknown) => {
    if (isAppError(error, 'device.unsupported')) return {};
    throw error;
  });
  const nothing = { unread: {}, lacks: new Set<string>(), proven: new Set<string>() };
  return { read: { model, firmware, settings, lists, ...nothing }, short };
}

const named = (labels: readonly string[]): string =>
  labels.length > NAMED
    ? `${labels.slice(0, NAMED).join(', ')} and ${labels.length - NAMED} more`
    : labels.join(', ');

/** The same without a word: "Ann, Bo, Cid, +2". */
const brief = (labels: readonly string[]): string =>
  labels.length > NAMED
    ? `${labels.slice(0, NAMED).join(', ')}, +${labels.length - NAMED}`
    : labels.join(', ');

const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

/** Compares who is on the intercom with whom the site plans for this door. */
export async function checkPeople(context: CheckContext): Promise<Verdict> {
  const { core, id, site, door, locked, signal } = context;
  if (locked)
    return notPossible(
      'The site is locked, so that its PINs and cards are not known. Enter the passphrase, then check again.',
      say('site-locked'),
    );
  const { read, short } = await core.drivers.use(
    id,
    async (driver) => readLists(driver, await driver.info({ signal }), signal),
    { signal, repeatable: true },
  );
  if (!PEOPLE.some((kind) => read.lists[kind]))
    return notPossible('This intercom has neither people nor PINs nor cards.', say('no-people'));
  if (short.length > 0) return notPossible(short.join(' '), say('not-told'));
  const work = doorWork({ site, door, read }, PEOPLE);
  const { lists } = work;
  // The phone book and the dial rules were not read here, so nothing is said of them.
  const refused = work.refused.filter(({ kind }) =>
    (READ as readonly EditableKind[]).includes(kind),
  );
  const missing = lists.flatMap(({ add }) => add.map(({ wanted }) => wanted.subject.label));
  const other = lists.flatMap(({ set }) => set.map(({ wanted }) => wanted.subject.label));
  const strange = lists.flatMap(({ others, remove, kind }) =>
    [...others, ...remove].map(({ row }) => rowLabel(RECORD_KINDS[kind], row)),
  );
  const same = lists.reduce((sum, one) => sum + one.same.length, 0);
  const present = same + other.length + strange.length;
  const planned = same + other.length + missing.length + refused.length;
  const holds = `It holds ${count(present, 'entry', 'entries')} of people; the site plans ${planned}`;
  const wrong = [
    ...(missing.length > 0 ? [`missing: ${named([...new Set(missing)])}`] : []),
    ...(other.length > 0 ? [`with other values: ${named([...new Set(other)])}`] : []),
    ...(strange.length > 0 ? [`not of the site: ${named(strange)}`] : []),
    ...(refused.length > 0
      ? [`cannot be had here: ${named(refused.map(({ subject }) => subject.label))}`]
      : []),
  ];
  const unique = (labels: readonly string[]) => ({ names: brief([...new Set(labels)]) });
  const said = [
    say('people-count', { present, planned }),
    ...(missing.length > 0 ? [say('missing', unique(missing))] : []),
    ...(other.length > 0 ? [say('other-values', unique(other))] : []),
    ...(strange.length > 0 ? [say('strangers', unique(strange))] : []),
    ...(refused.length > 0
      ? [say('cannot-have', unique(refused.map(({ subject }) => subject.label)))]
      : []),
  ];
  return wrong.length === 0
    ? pass(`${holds}, and each of them is there as planned.`, ...said, say('people-same'))
    : fail(
        `${holds}: ${wrong.join('; ')}. Look at the plan of this door.`,
        ...[...said, say('see-plan')],
      );
}

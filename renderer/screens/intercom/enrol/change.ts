import type { RecordChange, RecordRow } from '../../../../shared/contract/records';
import { splitList } from '../../../../shared/device/rules';
import type { EnrolPerson } from './session';

/** Where cards go: the list of RF cards, or the people of newer firmware with their `CardCode`. */
export type EnrolTarget = 'rfkey' | 'user';

/** Highest number among the user IDs, so that new people get the ones after it. */
const lastUserId = (rows: readonly RecordRow[]): number =>
  rows.reduce((most, row) => {
    const id = row['UserID'] ?? '';
    // A person may have "A17" for an ID: it does not count.
    return /^\d{1,15}$/.test(id) ? Math.max(most, Number(id)) : most;
  }, 0);

/**
 * What writing the cards of this round means: a row for each card, or each person with the cards
 * that they have and the new ones.
 */
export function changeOf(options: {
  readonly target: EnrolTarget;
  readonly people: readonly EnrolPerson[];
  /** Doors and times for those who are new. */
  readonly defaults: RecordRow;
  /** The list as it was read. */
  readonly present: readonly RecordRow[];
}): RecordChange {
  const { target, defaults, present } = options;
  const people = options.people.filter(({ cards }) => cards.length > 0);
  if (target === 'rfkey')
    return {
      mode: 'edit',
      add: people.flatMap(({ name, cards, row }) =>
        cards.map((Code) => ({ ...defaults, ...doorsOf(row), Name: name, Code })),
      ),
      set: [],
      remove: [],
    };
  let next = lastUserId(present);
  return {
    mode: 'edit',
    add: people
      .filter(({ row }) => row === null)
      .map(({ name, cards }) => ({
        ...defaults,
        UserID: String(++next),
        Name: name,
        CardCode: cards.join(';'),
      })),
    set: people.flatMap(({ row, cards }) =>
      row === null ? [] : [cardsOf(row, [...splitList(row['CardCode'] ?? ''), ...cards].join(';'))],
    ),
    remove: [],
    // Who has got or lost a card meanwhile is told of, and keeps what is there.
    seen: people.flatMap(({ row }) => (row === null ? [] : [cardsOf(row, row['CardCode'] ?? '')])),
  };
}

const cardsOf = (row: RecordRow, CardCode: string): RecordRow => ({
  ID: row['ID'] ?? '',
  CardCode,
});

/** A second card opens what the first one opens: the row without what belongs to that card alone. */
function doorsOf(row: RecordRow | null): RecordRow {
  if (row === null) return {};
  return Object.fromEntries(Object.entries(row).filter(([key]) => key !== 'ID' && key !== 'Code'));
}

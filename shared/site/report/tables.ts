/** The facts as tables for a spreadsheet, in the language of the report. */
import type { ReportTable } from './choices';
import type { LeftToDo, ReportDoor, ReportFacts, ReportPerson } from './schema';
import { pointWords } from './page/overview';
import { doorsOfPerson, scheduleWords } from './page/people';
import { visitLines } from './page/closing';
import type { Words } from './words';

export interface FactsTable {
  readonly heads: readonly string[];
  /** Numbers and moments as they are; texts as a person wrote them. */
  readonly rows: readonly (readonly (string | number | Date)[])[];
}

type Cell<Row> = readonly [head: string, cell: (row: Row) => string | number | Date];

function made<Row>(cells: readonly Cell<Row>[], rows: readonly Row[]): FactsTable {
  return {
    heads: cells.map(([head]) => head),
    rows: rows.map((row) => cells.map(([, cell]) => cell(row))),
  };
}

/** A moment; empty for none. */
const moment = (at: number | null | undefined): Date | string =>
  at === null || at === undefined ? '' : new Date(at);

function doorsTable({ doors }: ReportFacts, { text }: Words): FactsTable {
  const { column, doorStates, door: labels, cover } = text;
  return made<ReportDoor>(
    [
      [column.number, ({ number }) => number],
      [column.door, ({ name }) => name],
      [column.position, ({ position }) => position],
      [column.state, ({ state }) => doorStates[state]],
      [column.model, ({ model }) => model],
      [column.mac, ({ mac }) => mac],
      [column.address, ({ address }) => address],
      [column.mask, ({ network }) => network.mask],
      [column.gateway, ({ network }) => network.gateway],
      [column.dns, ({ network }) => network.dns.join(' ')],
      [labels.firmware, ({ firmware }) => firmware.found || firmware.wanted],
      [labels.assigned, ({ boundAt }) => moment(boundAt)],
      [labels.acceptance, ({ acceptance }) => moment(acceptance?.at)],
      [cover.people, ({ people }) => people],
      [labels.notes, ({ notes }) => notes],
    ],
    doors,
  );
}

function accountsTable({ doors }: ReportFacts, { text: { column } }: Words): FactsTable {
  type Row = { readonly door: ReportDoor; readonly account: ReportDoor['accounts'][number] };
  return made<Row>(
    [
      [column.number, ({ door }) => door.number],
      [column.door, ({ door }) => door.name],
      [column.account, ({ account }) => account.account],
      [column.userName, ({ account }) => account.username],
      [column.displayName, ({ account }) => account.displayName],
      [column.server, ({ account }) => account.server],
      [column.transport, ({ account }) => account.transport.toUpperCase()],
      [column.proxy, ({ account }) => account.proxy],
    ],
    doors.flatMap((door) => door.accounts.map((account) => ({ door, account }))),
  );
}

function checksTable({ doors }: ReportFacts, words: Words): FactsTable {
  const { column, results } = words.text;
  const rows = doors.flatMap((door) => {
    const run = door.acceptance;
    return run === null ? [] : run.results.map((result) => ({ door, run, result }));
  });
  return made<(typeof rows)[number]>(
    [
      [column.number, ({ door }) => door.number],
      [column.door, ({ door }) => door.name],
      [column.date, ({ run, result }) => moment(result.at ?? run.at)],
      [column.by, ({ run }) => run.by],
      [column.check, ({ result }) => words.check(result.check)],
      [column.result, ({ result }) => results[result.state]],
      [column.seconds, ({ result }) => words.seconds(result.seconds)],
      [column.evidence, ({ result }) => words.recorded(result.evidence, result.said)],
    ],
    rows,
  );
}

function leftTable({ leftToDo, doors }: ReportFacts, words: Words): FactsTable {
  const { column } = words.text;
  return made<LeftToDo>(
    [
      [column.number, ({ door }) => door ?? ''],
      [column.door, ({ door }) => doors.find(({ number }) => number === door)?.name ?? ''],
      [column.point, (point) => pointWords(point, words)],
      [
        column.detail,
        ({ kind, detail, said }) => (kind === 'security' ? '' : words.recorded(detail, said)),
      ],
    ],
    leftToDo,
  );
}

function peopleTable(facts: ReportFacts, words: Words): FactsTable {
  const { column, people: labels } = words.text;
  const schedules = new Map(
    facts.schedules.map((schedule) => [schedule.name, scheduleWords(schedule, words)]),
  );
  return made<ReportPerson>(
    [
      [words.text.signatures.name, ({ name }) => name],
      [column.flat, ({ flat }) => flat],
      [column.phone, ({ phone }) => phone],
      [column.doors, (person) => doorsOfPerson(person, facts, words)],
      [
        column.when,
        ({ schedule }) => (schedule === '' ? labels.always : (schedules.get(schedule) ?? schedule)),
      ],
      [column.cards, ({ cards }) => cards],
      [column.pins, ({ pins }) => pins],
    ],
    facts.people,
  );
}

function visitsTable({ visits }: ReportFacts, words: Words): FactsTable {
  const { column, history } = words.text;
  return made<ReportFacts['visits'][number]>(
    [
      [column.date, ({ at }) => moment(at)],
      [column.by, ({ by }) => by],
      [column.what, ({ what }) => history[what]],
      [column.detail, (visit) => visitLines(visit, words).join(' ')],
    ],
    visits,
  );
}

const TABLES: Readonly<Record<ReportTable, (facts: ReportFacts, words: Words) => FactsTable>> = {
  doors: doorsTable,
  accounts: accountsTable,
  checks: checksTable,
  left: leftTable,
  people: peopleTable,
  visits: visitsTable,
};

/** One table of the facts. Pure. */
export function factsTable(table: ReportTable, facts: ReportFacts, words: Words): FactsTable {
  return TABLES[table](facts, words);
}

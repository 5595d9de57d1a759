/** Each door: what it is and what was proven there. */
import { html, type Html, type HtmlValue } from '../html';
import type { ReportDoor, ReportFacts } from '../schema';
import { fill } from '../text';
import type { Words } from '../words';
import { emphasis, factsList, table } from './table';

function firmware({ firmware: { wanted, found } }: ReportDoor, { text }: Words): string {
  if (found === '') return wanted === '' ? '' : fill(text.door.firmwareNotSeen, { wanted });
  return wanted === '' || wanted === found
    ? found
    : fill(text.door.firmwareWanted, { found, wanted });
}

function address({ address: planned, network }: ReportDoor, { text }: Words): string {
  return network.type === 'dhcp' ? `${planned} (${text.door.byDhcp})`.trim() : planned;
}

function identity(door: ReportDoor, words: Words): Html {
  const { text } = words;
  const { column, door: labels } = text;
  const replaced = door.replaced.map(({ mac, at }) =>
    fill(labels.since, { mac, date: words.day(at) }),
  );
  return factsList([
    [column.position, door.position],
    [column.model, words.or(door.model)],
    [labels.firmware, firmware(door, words)],
    [column.address, address(door, words)],
    [column.mac, words.or(door.mac)],
    [labels.assigned, door.boundAt === null ? '' : words.moment(door.boundAt)],
    [labels.people, words.count(door.people)],
    [labels.replaces, replaced.join('; ')],
    [labels.notes, door.notes, 'wide'],
  ]);
}

function relays({ relays: rows }: ReportDoor, words: Words): Html | undefined {
  const { column, door: labels } = words.text;
  if (rows.length === 0) return undefined;
  return html`<div>
    <h4>${labels.relays}</h4>
    ${table(
      [
        { head: column.relay, cell: ({ letter }) => letter },
        { head: column.name, cell: ({ name }) => name },
        {
          head: column.wiring,
          cell: ({ wiring }) => (wiring === '' ? labels.leftAsIs : labels[wiring]),
        },
        {
          head: column.hold,
          cell: ({ hold }) => (hold === null ? labels.leftAsIs : words.withUnit(hold)),
        },
      ],
      rows,
    )}
  </div>`;
}

function inputs({ inputs: rows }: ReportDoor, words: Words): Html | undefined {
  const { text } = words;
  const { column, door: labels } = text;
  if (rows.length === 0) return undefined;
  return html`<div>
    <h4>${labels.inputs}</h4>
    ${table(
      [
        { head: column.input, cell: ({ letter }) => letter },
        {
          head: column.inUse,
          cell: ({ inUse }) => (inUse === null ? labels.leftAsIs : inUse ? text.yes : text.no),
        },
        {
          head: column.actsWhen,
          cell: ({ actsWhen }) => (actsWhen === '' ? labels.leftAsIs : labels[actsWhen]),
        },
        { head: column.opens, cell: ({ opens }) => (opens === '' ? labels.leftAsIs : opens) },
      ],
      rows,
    )}
  </div>`;
}

function accounts({ accounts: rows }: ReportDoor, words: Words): Html | undefined {
  const { column, door: labels } = words.text;
  if (rows.length === 0) return undefined;
  return html`<div class="block keep">
    <h4>${labels.accounts}</h4>
    ${table(
      [
        { head: column.account, cell: ({ account }) => account, width: '9%' },
        { head: column.userName, cell: ({ username }) => username, look: 'strong' },
        { head: column.displayName, cell: ({ displayName }) => displayName },
        {
          head: column.server,
          cell: ({ serverName, server }) =>
            [serverName, server].filter((one) => one !== '').join(', '),
        },
        { head: column.transport, cell: ({ transport }) => transport.toUpperCase(), width: '11%' },
      ],
      rows,
    )}
  </div>`;
}

type Result = NonNullable<ReportDoor['acceptance']>['results'][number];

/** Nothing to check: there is no such account, or no version is wanted. */
const isUnplanned = ({ state, said }: Result): boolean =>
  state === 'not-possible' && said?.some(({ code }) => code.startsWith('not-planned-')) === true;

/** What was checked, as a table, and in one line what there was nothing to check of. */
function checkTable(all: readonly Result[], words: Words): Html {
  const { column, door: labels, results } = words.text;
  const unplanned = all.filter(isUnplanned);
  const rows = all.filter((one) => !unplanned.includes(one));
  const none = fill(labels.notPlanned, {
    checks: words.checks(unplanned.map(({ check }) => check)),
  });
  return html`${
    rows.length > 0 &&
    table(
      [
        { head: column.check, cell: ({ check }) => words.check(check), width: '27%' },
        {
          head: column.result,
          cell: ({ state }) => emphasis(results[state], state !== 'pass'),
          width: '15%',
        },
        {
          head: column.evidence,
          cell: ({ evidence, said, at }) => {
            const text = words.recorded(evidence, said);
            return at === undefined ? text : `${text} (${words.moment(at)})`;
          },
        },
        {
          head: column.seconds,
          cell: ({ seconds, state }) =>
            state === 'not-possible' && seconds === 0 ? '' : words.seconds(seconds),
          look: 'number',
          width: '11%',
        },
      ],
      rows,
    )
  }
  ${unplanned.length > 0 && html`<p class="small unplanned">${none}</p>`}`;
}

function acceptance({ acceptance: run, earlierRuns }: ReportDoor, words: Words): Html {
  const { door: labels } = words.text;
  const earlier =
    earlierRuns > 0 && ` ${fill(labels.earlierRuns, { count: words.count(earlierRuns) })}`;
  if (!run)
    return html`<div class="block keep">
      <h4>${labels.acceptance}</h4>
      <p>${labels.notAccepted}${earlier}</p>
    </div>`;
  const date = words.moment(run.at);
  return html`<div class="block keep">
    <h4>${labels.acceptance}</h4>
    <p class="small lead">
      ${run.by === '' ? fill(labels.checkedByNobody, { date }) : fill(labels.checked, { date, name: run.by })}${earlier}
    </p>
    ${checkTable(run.results, words)}
  </div>`;
}

function doorPart(door: ReportDoor, words: Words): Html {
  const pair = [relays(door, words), inputs(door, words)].filter((one) => one !== undefined);
  const open: HtmlValue = door.state === 'accepted' ? '' : ' open';
  return html`<article class="door" id="door-${door.number}">
    <div class="keep">
      <div class="head">
        <h3>${words.door(door)}</h3>
        <span class="state${open}">${words.text.doorStates[door.state]}</span>
      </div>
      ${identity(door, words)}
    </div>
    ${pair.length > 0 && html`<div class="block pair">${pair}</div>`} ${accounts(door, words)}
    ${door.state !== 'not-bound' && acceptance(door, words)}
  </article>`;
}

export function eachDoor({ doors }: ReportFacts, words: Words): Html {
  return html`${doors.map((door) => doorPart(door, words))}`;
}

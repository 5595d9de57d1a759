/** Addresses and telephony of all doors, and what the security page found. */
import { html, type Html, type HtmlValue } from '../html';
import type { ReportDoor, ReportFacts } from '../schema';
import { fill } from '../text';
import type { Words } from '../words';
import { emphasis, table, type Column } from './table';

function doorColumns(words: Words): readonly Column<{ readonly door: ReportDoor }>[] {
  const { column } = words.text;
  return [
    { head: column.number, cell: ({ door }) => door.number, look: 'number', width: '6%' },
    { head: column.door, cell: ({ door }) => door.name, width: '24%' },
  ];
}

export function networkTable({ doors }: ReportFacts, words: Words): Html {
  const { column, door: labels } = words.text;
  const rows = doors.map((door) => ({ door }));
  return table(
    [
      ...doorColumns(words),
      {
        head: column.address,
        cell: ({ door: { address, network } }) =>
          network.type === 'dhcp' ? `${address} ${labels.byDhcp}` : address,
      },
      { head: column.mask, cell: ({ door }) => door.network.mask },
      { head: column.gateway, cell: ({ door }) => door.network.gateway },
      { head: column.dns, cell: ({ door }) => door.network.dns.join(', ') },
      { head: column.mac, cell: ({ door }) => door.mac, look: 'code', width: '19%' },
    ],
    rows,
  );
}

/** What the acceptance said of the registration of an account; empty where it was not asked. */
function registered(door: ReportDoor, account: number, words: Words): HtmlValue {
  const check = `sip-${account}`;
  const result = door.acceptance?.results.find((one) => one.check === check);
  return result && emphasis(words.text.results[result.state], result.state !== 'pass');
}

export function sipTable({ doors }: ReportFacts, words: Words): Html {
  const { column } = words.text;
  const rows = doors.flatMap((door) => door.accounts.map((account) => ({ door, account })));
  const hasProxy = rows.some(({ account }) => account.proxy !== '');
  type Row = (typeof rows)[number];
  const proxy: Column<Row> = { head: column.proxy, cell: ({ account }) => account.proxy };
  return table<Row>(
    [
      ...doorColumns(words),
      { head: column.account, cell: ({ account }) => account.account, width: '9%' },
      { head: column.userName, cell: ({ account }) => account.username, look: 'strong' },
      { head: column.server, cell: ({ account }) => account.server },
      {
        head: column.transport,
        cell: ({ account }) => account.transport.toUpperCase(),
        width: '11%',
      },
      ...(hasProxy ? [proxy] : []),
      {
        head: column.registered,
        cell: ({ door, account }) => registered(door, account.account, words),
        width: '14%',
      },
    ],
    rows,
  );
}

export function securityPart(
  { security, doors }: ReportFacts & { readonly security: NonNullable<ReportFacts['security']> },
  words: Words,
): Html {
  const { column, security: labels } = words.text;
  const lead = html`<p class="lead">${fill(labels.at, { date: words.moment(security.at) })}</p>`;
  if (security.findings.length === 0)
    return html`${lead}
      <p>${labels.nothing}</p>`;
  const rows = security.findings.flatMap((finding) => {
    const door = doors.find(({ number }) => number === finding.door);
    return door ? [{ door, finding }] : [];
  });
  const state = (there: boolean): string => (there ? labels.found : labels.gone);
  return html`${lead}${table(
    [
      ...doorColumns(words),
      {
        head: column.finding,
        cell: ({ finding: { title, detail, said } }) =>
          html`${words.recorded(title, said?.title)}${detail !== '' && html`<br /><span class="small">${words.recorded(detail, said?.detail)}</span>`}`,
      },
      { head: column.before, cell: ({ finding }) => state(finding.before), width: '13%' },
      {
        head: column.now,
        cell: ({ finding: { now } }) => emphasis(state(now), now),
        width: '13%',
      },
    ],
    rows,
  )}`;
}

/**
 * The whole way of a site, timed: doors and people out of CSV files, 30 virtual intercoms of four
 * dialects recognised by their MAC, the plan, applying it with three faults on the way, a unit
 * replaced, an undo, a drift, the checks, the printed report. Prints a table; with LINTEL_BENCH_KEEP
 * set to a folder, the report stays there to be looked at.
 */
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  startVirtualIntercom,
  type VirtualIntercom,
  type VirtualModel,
} from '../../electron/backend/virtual';
import { findChromium } from '../../build/lib/chromium.mjs';
import { createBrowserPrinter } from '../../electron/host-loopback/print-pdf';
import type { Fleet } from '../../shared/contract/fleet';
import type { PlanHead } from '../../shared/contract/site-plan';
import { startTestBackend } from '../support/backend';
import { realClock } from '../support/clock';

const MODELS: readonly VirtualModel[] = ['A05', 'R29', 'E18C', 'X916'];
const DOORS = Number(process.env['LINTEL_BENCH_DOORS'] ?? 30);
const PEOPLE = 2000;
const PASSWORD = 'Of-this-house-7';
const RISKS = ['connection', 'relay-type', 'deletion'] as const;

const start = (model: VirtualModel): Promise<VirtualIntercom> =>
  startVirtualIntercom({ model, auth: { mode: 'digest', password: PASSWORD } });
const modelOf = (at: number): VirtualModel => MODELS[at % MODELS.length] ?? 'A05';
const units = await Promise.all(Array.from({ length: DOORS }, (_, at) => start(modelOf(at))));
const executable = findChromium();
const app = await startTestBackend({
  ports: {
    ...(executable !== undefined && {
      pdf: createBrowserPrinter({
        ...{ find: () => ({ executable }), clock: realClock, log: () => undefined },
      }),
    }),
  },
});
const table: Record<string, { readonly seconds: string; readonly what: string }> = {};
const began = performance.now();

async function timed<T>(
  name: string,
  work: () => Promise<T>,
  words: (made: T) => string,
): Promise<T> {
  const since = performance.now();
  const made = await work();
  const seconds = ((performance.now() - since) / 1000).toFixed(1);
  table[name] = { seconds, what: words(made) };
  console.log(`${name}: ${seconds} s, ${words(made)}`);
  return made;
}

const over = ({ id }: Fleet): Promise<Fleet> =>
  app.event('fleets.changed', (fleet) => fleet.id === id && fleet.endedAt !== null);
const told = ({ counts }: Fleet): string => JSON.stringify(counts);
const lines = ({ counts }: PlanHead): string =>
  `${counts.todo} to do, ${counts.refused} refused, ${counts.same} as wanted`;

async function put(name: string, text: string): Promise<string> {
  const base64 = Buffer.from(text).toString('base64');
  return (await app.call('files.put', { name, base64 })).token;
}

const doorsCsv = [
  'Door;Position;Model;MAC',
  ...units.map(({ mac }, at) => `Door ${at + 1};Stair ${(at % 5) + 1};${modelOf(at)};${mac}`),
].join('\n');
const peopleCsv = [
  'Name;Flat;Phone;Group;Card;PIN;Doors',
  ...Array.from({ length: PEOPLE }, (_, at) => {
    const card = (0x0a000000 + at * 37).toString(16).toUpperCase().padStart(8, '0');
    const stair = `Stair ${(at % 5) + 1}`;
    return `Person ${at + 1};${at + 1};${2000 + at};${stair};${card};${100_000 + at * 7};all`;
  }),
].join('\n');

try {
  for (const { address } of units)
    await app.call('intercoms.connect', { address, username: 'admin', password: PASSWORD });
  const { site } = await app.call('site.create', {
    name: 'Riverside Court',
    passphrase: 'a long passphrase',
  });
  const counts = async (what: 'doors' | 'people', csv: string) => {
    const file = await put(`${what}.csv`, csv);
    const { mapping } = await app.call('siteImport.open', { site, what, file });
    await app.call('siteImport.preview', { site, what, file, mapping });
    return (await app.call('siteImport.apply', { site, what, file, mapping })).counts;
  };
  const inWords = (made: Awaited<ReturnType<typeof counts>>) => JSON.stringify(made);
  await timed('doors out of CSV', () => counts('doors', doorsCsv), inWords);
  await timed('people out of CSV', () => counts('people', peopleCsv), inWords);
  await timed(
    'recognise the doors',
    async () => {
      const { suggestions } = await app.call('binding.suggest', { site });
      for (const { door, mac } of suggestions) await app.call('binding.bind', { site, door, mac });
      return suggestions.length;
    },
    (count) => `${count} doors by their MAC`,
  );
  const make = () => app.call('plan.make', { site });
  const apply = async (head: PlanHead): Promise<Fleet> =>
    over(
      await app.call('plan.apply', {
        plan: head.plan,
        doors: head.doors.filter((door) => door.counts.todo > 0).map(({ door }) => door),
        confirmedRisks: [...RISKS],
      }),
    );
  const first = await timed('plan', make, lines);
  const faults = [
    units[3]?.faults.add({ kind: 'said-ok-but-stored-nothing', target: 'user', action: 'add' }),
    units[6]?.faults.add({ kind: 'drop-after', target: 'user', action: 'add' }),
    units[13]?.faults.add({ kind: 'reboot-now', target: 'contact', action: 'add' }),
  ];
  const struck = (): number => faults.filter((fault) => (fault?.struck ?? 0) > 0).length;
  await timed(
    'apply, three faults on the way',
    () => apply(first),
    (fleet) => `${told(fleet)}, ${struck()} faults struck`,
  );
  let after = await timed('plan afterwards', make, lines);
  if (after.counts.todo > 0) {
    await timed('apply what the faults left', () => apply(after), told);
    after = await timed('plan after that', make, lines);
  }

  // A unit breaks: another one of its model hangs there now.
  await units[0]?.stop();
  const spare = await start(modelOf(0));
  units[0] = spare;
  const { id } = await app.call('intercoms.connect', {
    ...{ address: spare.address, username: 'admin', password: PASSWORD },
  });
  const door = first.doors[0]?.door ?? '';
  await timed(
    'replace a unit and give it everything',
    async () => {
      await app.call('binding.replace', { site, door, id });
      await apply(await make());
      return make();
    },
    lines,
  );

  // Somebody changes a person; it is applied, and put back.
  const { document } = await app.call('site.get', { site });
  const [person] = document.people;
  if (person) {
    const item = { ...person, name: 'Person One', edited: 0 };
    await app.call('site.edit', { site, edits: [{ edit: 'put-person', item }] });
    const changed = await timed(
      'apply one change to all doors',
      async () => apply(await make()),
      told,
    );
    await timed(
      'undo it',
      async () => over(await app.call('plan.undo', { fleet: changed.id })),
      told,
    );
    await apply(await make());
  }

  // At the next visit: somebody has changed a door by hand.
  await app.ended(
    await app.call('records.apply', {
      ...{ id, kind: 'contact' },
      change: { mode: 'edit', add: [{ Name: 'New caretaker', Phone: '999' }], set: [], remove: [] },
    }),
  );
  await timed(
    'find a drift and take it into the site',
    async () => {
      const drifted = await app.call('plan.make', { site, doors: [door] });
      const { rows } = await app.call('plan.others', { plan: drifted.plan, door });
      const { taken } = await app.call('plan.takeOver', {
        plan: drifted.plan,
        lines: rows.map((row) => row.id),
      });
      return taken;
    },
    (taken) => `${taken} taken`,
  );
  const last = await timed(
    'bring the doors to it',
    async () => {
      await apply(await make());
      return make();
    },
    lines,
  );
  if (last.counts.todo > 0) throw new Error(`Not as the site wants it: ${lines(last)}.`);
  await timed(
    'check every door',
    async () => over((await app.call('acceptance.run', { site })).fleet),
    told,
  );
  if (executable !== undefined) {
    const report = await timed(
      'print the report',
      () => app.call('report.make', { site, format: 'pdf' }),
      ({ size }) => `${(size / 1024).toFixed(0)} kB`,
    );
    const keep = process.env['LINTEL_BENCH_KEEP'];
    if (keep !== undefined) {
      await mkdir(keep, { recursive: true });
      const { path } = await app.backend.files.open('test', report.token);
      await copyFile(path, join(keep, report.name));
    }
  }
} finally {
  await app.dispose();
  await Promise.all(units.map((unit) => unit.stop()));
}
console.log(
  `${DOORS} doors, ${PEOPLE} people at each; from the CSV to the printed report ${((performance.now() - began) / 1000).toFixed(0)} s.`,
);
console.table(table);

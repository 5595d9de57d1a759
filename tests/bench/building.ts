/**
 * Times a site of 30 doors and 2,000 people against 30 virtual intercoms of five dialects: the plan,
 * the apply with three faults on the way, the plan afterwards, and the undo of it. Prints a table.
 */
import { startVirtualIntercom, type VirtualModel } from '../../electron/backend/virtual';
import type { Fleet } from '../../shared/contract/fleet';
import type { Site } from '../../shared/site/document';
import { startTestBackend } from '../support/backend';
import { enter } from '../support/enter-site';
import { LARGE_SITE, makeSite } from '../support/site';

/** Dialects in the order of the doors of a made-up site. */
const MODELS: readonly VirtualModel[] = ['X916', 'R29', 'A05', 'E18C', 'S532'];
const { doors: DOORS, people: PEOPLE } = LARGE_SITE;

const units = await Promise.all(
  Array.from({ length: DOORS }, (_, at) =>
    startVirtualIntercom({ model: MODELS[at % MODELS.length] ?? 'A05', auth: { mode: 'digest' } }),
  ),
);
const app = await startTestBackend();
const table: Record<string, object> = {};
const requests = (): number => units.reduce((sum, unit) => sum + unit.requests.length, 0);

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const [began, before] = [performance.now(), requests()];
  const value = await work();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  table[what] = { seconds, requests: requests() - before };
  console.log(`${what}: ${seconds} s`);
  return value;
}

const over = ({ id }: Fleet): Promise<Fleet> =>
  app.event('fleets.changed', (fleet) => fleet.id === id && fleet.endedAt !== null);

/** Everybody may enter everywhere: each door gets all people. */
function atEveryDoor(site: Site): Site {
  return {
    ...site,
    people: site.people.map((person) => ({ ...person, doors: 'all' })),
    doors: site.doors.map((door, at) => ({
      ...{ ...door, network: { type: 'keep' }, predecessors: [] },
      bound: { mac: units[at]?.mac ?? '', at: 1, how: 'list' },
    })),
  };
}

try {
  for (const { address } of units) await app.call('intercoms.connect', { address });
  const { site } = await app.call('site.create', {
    name: 'Large',
    passphrase: 'a long passphrase',
  });
  await timed('enter the site', () =>
    enter(app, site, atEveryDoor(makeSite({ doors: DOORS, people: PEOPLE }))),
  );
  const make = () => app.call('plan.make', { site });
  const head = await timed('plan, nothing there yet', make);
  console.log(`${head.counts.todo} lines to do, ${head.counts.refused} refused.`);
  await timed('a page of its lines by words', () =>
    app.call('plan.lines', { plan: head.plan, text: 'kowalczyk', limit: 200 }),
  );
  units[4]?.faults.add({ kind: 'said-ok-but-stored-nothing', target: 'user', action: 'add' });
  units[11]?.faults.add({ kind: 'drop-after', target: 'user', action: 'add' });
  units[22]?.faults.add({ kind: 'reboot-now', target: 'contact', action: 'add' });
  const doors = head.doors.map(({ door }) => door);
  const confirmedRisks = ['connection', 'relay-type', 'deletion'] as const;
  const fleet = await timed('apply, with three faults', async () =>
    over(
      await app.call('plan.apply', { plan: head.plan, doors, confirmedRisks: [...confirmedRisks] }),
    ),
  );
  console.log(fleet.counts);
  for (const { name, model, state, outcome } of fleet.tasks)
    if (state !== 'done') console.log(`${model} ${name}: ${outcome}`);
  const after = await timed('plan afterwards', make);
  console.log(`${after.counts.todo} lines to do, ${after.counts.same} as wanted.`);
  const undone = await timed('undo', async () =>
    over(await app.call('plan.undo', { fleet: fleet.id })),
  );
  console.log(undone.counts);
} finally {
  await app.dispose();
  await Promise.all(units.map((unit) => unit.stop()));
}
console.log(
  `${DOORS} doors of five dialects and ${PEOPLE} people at each; ${Math.round(process.memoryUsage().rss / 1024 / 1024)} MB in the end, the virtual intercoms included.`,
);
console.table(table);

/**
 * Times 10 000 cards onto a virtual intercom through the whole backend, the same once more, and
 * beside it in the same run what a client does that sends one row per request (for 500 rows).
 */
import { openIntercom } from '../../electron/backend/driver/intercom';
import { parseAddress } from '../../electron/backend/driver/address';
import { startVirtualIntercom, type VirtualModel } from '../../electron/backend/virtual';
import { recordReportSchema, type RecordRow } from '../../shared/contract/records';
import { startTestBackend } from '../support/backend';
import { realClock } from '../support/clock';

const CARDS = 10_000;
const ONE_BY_ONE = 500;
const LOGIN = { username: 'admin', password: 'httpapi' };

function cards(count: number): RecordRow[] {
  return Array.from({ length: count }, (_, i) => ({
    Name: `Person ${String(i)}`,
    Code: (0x10000000 + i).toString(16).toUpperCase(),
    DoorNum: '1',
  }));
}

const table: Record<string, object> = {};

function note(what: string, rows: number, done: { seconds: number; requests: number }): void {
  table[what] = {
    rows,
    seconds: done.seconds.toFixed(2),
    requests: done.requests,
    'rows per second': Math.round(rows / Math.max(done.seconds, 0.01)),
  };
}

async function whole(model: VirtualModel): Promise<void> {
  const unit = await startVirtualIntercom({ model, auth: { mode: 'digest' } });
  const app = await startTestBackend();
  try {
    const { id } = await app.call('intercoms.connect', { address: unit.address });
    const change = { mode: 'wanted' as const, rows: cards(CARDS), removeOthers: false };
    for (const what of ['first time', 'second time']) {
      const job = await app.ended(await app.call('records.apply', { id, kind: 'rfkey', change }));
      const report = recordReportSchema.parse(job.result['report']);
      if (!report.verified) throw new Error(`${model}, ${what}: ${JSON.stringify(job.error)}`);
      note(`${model}, ${what}`, CARDS, report);
    }
  } finally {
    await app.dispose();
    await unit.stop();
  }
}

async function oneByOne(model: VirtualModel): Promise<void> {
  const unit = await startVirtualIntercom({ model, auth: { mode: 'digest' } });
  const driver = openIntercom({
    address: parseAddress(unit.address),
    credentials: LOGIN,
    pins: { get: () => undefined, set: () => Promise.resolve() },
    clock: realClock,
    log: () => undefined,
  });
  try {
    const began = performance.now();
    for (const row of cards(ONE_BY_ONE)) await driver.call('rfkey/add', { item: [row] });
    const seconds = (performance.now() - began) / 1000;
    note(`${model}, one row per request`, ONE_BY_ONE, { seconds, requests: driver.requests });
  } finally {
    await driver.close();
    await unit.stop();
  }
}

// An A05 sends its list whole; an S532 in pages of ten rows.
for (const model of ['A05', 'S532'] as const) {
  await whole(model);
  await oneByOne(model);
}
console.log(`${String(CARDS)} cards onto a virtual intercom; the list is read before and after.`);
console.table(table);

/**
 * Times what a technician waits for with a site of 2,000 and of 50,000 people: opening, unlocking,
 * a change with its save, the check, and the document in a window. Prints a table.
 */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { newKey, USUAL_COST } from '../../electron/backend/site/store/seal';
import { checkSite } from '../../shared/site/check';
import { startTestBackend, type TestBackend } from '../support/backend';
import { bigSite, person } from '../support/site-parts';

const ROUNDS = 5;
const PASSPHRASE = 'correct horse battery';

async function times(work: () => unknown): Promise<string> {
  const found: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    await work();
    found.push(performance.now() - began);
  }
  const sorted = found.sort((a, b) => a - b);
  const [fastest = 0, slowest = 0] = [sorted[0], sorted.at(-1)];
  const median = sorted[Math.floor(ROUNDS / 2)] ?? 0;
  return `${median.toFixed(0)} ms (${fastest.toFixed(0)} to ${slowest.toFixed(0)})`;
}

async function fill(app: TestBackend, people: number) {
  const name = `Of ${people} people`;
  const { site, known } = await app.call('site.create', { name, passphrase: PASSPHRASE });
  const { doors, people: all } = bigSite(people);
  await app.call('site.edit', { site, edits: doors.map((item) => ({ edit: 'put-door', item })) });
  for (let at = 0; at < all.length; at += 5000) {
    const part = all.slice(at, at + 5000);
    await app.call('site.edit', {
      site,
      edits: part.map((item) => ({ edit: 'put-person', item })),
    });
  }
  return { site, known, size: (await stat(join(app.dataFolder, 'sites', `${name}.lintel`))).size };
}

async function main(): Promise<void> {
  const app = await startTestBackend();
  try {
    console.log(`Median of ${ROUNDS} rounds (fastest to slowest).`);
    console.log(`scrypt, N = ${USUAL_COST}: ${await times(() => newKey(PASSPHRASE, USUAL_COST))}`);
    for (const people of [2000, 50_000]) {
      const { site, known, size } = await fill(app, people);
      const document = bigSite(people);
      let at = 0;
      console.log(`${people} people, ${(size / 1024 / 1024).toFixed(1)} MB on the disk`);
      const rows = document.people.map(
        ({ name: who, flat, cards, pins }) => `${who};${flat};${cards.join()};${pins.join()};all`,
      );
      const csv = Buffer.from(`Name;Flat;Card;PIN;Doors\n${rows.join('\n')}\n`);
      const { token } = await app.backend.files.put('test', 'people.csv', csv);
      console.table({
        'close and open, locked': await times(async () => {
          await app.call('site.close', { site });
          await app.call('site.open', { known });
        }),
        'lock and unlock (with a quick scrypt)': await times(async () => {
          await app.call('site.lock', { site });
          await app.call('site.unlock', { site, passphrase: PASSPHRASE });
        }),
        'change a person, saved and synced': await times(() => {
          const item = person('p7', { name: `Change ${at++}`, userId: '8' });
          return app.call('site.edit', { site, edits: [{ edit: 'put-person', item }] });
        }),
        'check alone': await times(() => checkSite(document)),
        'site.check through the router': await times(() => app.call('site.check', { site })),
        'siteImport.preview of as many': await times(() =>
          app.call('siteImport.preview', { site, what: 'people', file: token }),
        ),
        'site.get through the router': await times(() => app.call('site.get', { site })),
      });
    }
  } finally {
    await app.dispose();
  }
}

await main();

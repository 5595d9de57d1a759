/**
 * A program that opens a site and adds doors to it, one save each, and says so line by line. Told
 * a step, it stops dead there in its second save, until it is killed.
 */
import { writeSync } from 'node:fs';
import { openGuard, whoWeAre } from '../../../electron/backend/site/store/guard';
import { loadSite } from '../../../electron/backend/site/store/load';
import { holdSite } from '../../../electron/backend/site/store/open-site';
import type { SaveStep } from '../../../electron/backend/site/store/write';
import { isAppError } from '../../../shared/errors';
import { realClock } from '../../support/clock';
import { door } from '../../support/site-parts';

export interface SiteChildOptions {
  readonly path: string;
  /** Where to stop in the second save; left out: never. */
  readonly step?: SaveStep;
  readonly saves: number;
  /** Characters of notes with which each door comes. */
  readonly weight: number;
}

const say = (line: string): void => void writeSync(1, `${line}\n`);

async function main({ path, step, saves, weight }: SiteChildOptions): Promise<void> {
  let saved = 0;
  const log = (): void => undefined;
  const quiet = { changed: () => undefined, look: () => Promise.resolve() };
  const guard = await openGuard({ path, who: whoWeAre(), clock: realClock, log, ...quiet });
  const site = holdSite({
    ...{ path, loaded: await loadSite(path), guard, clock: realClock, log, user: '', cost: 1024 },
    changed: () => undefined,
    onStep(now) {
      if (saved !== 1 || now !== step) return;
      say(`reached ${now}`);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    },
  });
  for (; saved < saves; saved += 1) {
    const item = door(`${process.pid}-${saved}`, { notes: 'x'.repeat(weight) });
    try {
      await site.edit((now) => ({ ...now, doors: [...now.doors, item] }));
    } catch (error) {
      say(`refused ${isAppError(error) ? error.code : 'otherwise'} ${site.site.doors.length}`);
      break;
    }
    say(`saved ${site.site.doors.length}`);
  }
  await site.close();
}

main(JSON.parse(process.argv[2] ?? '{}') as SiteChildOptions).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

/**
 * Times the way from a site of 30 doors, 2,000 people and 20 photos to its printed report, beside
 * printing an empty page with the same browser in the same run. Prints a table.
 */
import { reportPage } from '../../shared/site/report/document';
import { reportFacts } from '../../shared/site/report/facts';
import { findChromium } from '../../build/lib/chromium.mjs';
import { createBrowserPrinter } from '../../electron/host-loopback/print-pdf';
import { realClock } from '../support/clock';
import { LARGE_SITE, makeSite } from '../support/site';

const ROUNDS = 3;
const MEGA = 1024 * 1024;

async function timed(work: () => Promise<unknown> | undefined): Promise<string> {
  const found: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    await work();
    found.push((performance.now() - began) / 1000);
  }
  const [fastest = NaN, median = NaN, slowest = NaN] = found.sort((a, b) => a - b);
  return `${median.toFixed(2)} s (${fastest.toFixed(2)} to ${slowest.toFixed(2)})`;
}

async function main(): Promise<void> {
  const executable = findChromium();
  if (executable === undefined) {
    console.log('The report is not printed here: there is no Chromium.');
    return;
  }
  const printer = createBrowserPrinter({
    ...{ find: () => ({ executable }), clock: realClock, log: () => undefined },
  });
  const site = makeSite(LARGE_SITE);
  const without = { ...site, photos: [] };
  const pageOf = (from: typeof site): string =>
    reportPage(
      reportFacts(from, {
        ...{ at: Date.now(), madeWith: '0.0.0', withPeople: true, withPhotos: true, visits: 200 },
      }),
      { language: 'en', paper: 'a4' },
    );
  const page = pageOf(site);
  console.log(
    `30 doors, 2,000 people, 20 photos: ${(page.length / MEGA).toFixed(1)} MB of HTML; median of ${ROUNDS} rounds (fastest to slowest).`,
  );
  let size = 0;
  console.table({
    'an empty page, printed': await timed(() => printer.print('<!doctype html><p>Empty</p>')),
    'facts and page, without printing': await timed(() => void pageOf(site)),
    'the report, printed': await timed(async () => {
      size = (await printer.print(pageOf(site))).length;
    }),
    'the same without photos': await timed(() => printer.print(pageOf(without))),
  });
  const rss = process.memoryUsage().rss / MEGA;
  console.log(`PDF of ${(size / MEGA).toFixed(1)} MB; this process holds ${rss.toFixed(0)} MB.`);
}

await main();

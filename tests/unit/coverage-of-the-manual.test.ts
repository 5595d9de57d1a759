import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import {
  DRIVER_README,
  driverReadme,
  MEETINGS,
  TEST_FILE,
  testOf,
} from '../../build/driver-readme';
import { inRoot } from '../../build/lib/paths.mjs';
import { API_NAMES, apiRow } from '../../electron/backend/driver/api';

const partsList = () => readFile(inRoot('renderer/screens/intercom/parts-list.tsx'), 'utf8');

describe('the coverage of the manual', () => {
  it('is written down as it is; run `npx tsx build/driver-readme.ts`', async () => {
    expect(await readFile(DRIVER_README, 'utf8')).toBe(await driverReadme());
  });

  it('has a line for every function of the table, and for nothing else', async () => {
    const lines = (await readFile(DRIVER_README, 'utf8')).matchAll(/^\| `([a-z]+\/[a-z_]+)` +\|/gm);
    expect([...lines].map(([, name]) => name)).toEqual(API_NAMES);
    expect(Object.keys(MEETINGS).sort()).toEqual([...API_NAMES].sort());
  });

  it('leads only to parts that stand in the list of an intercom', async () => {
    const source = await partsList();
    const parts = new Set(Object.values(MEETINGS).map(({ part }) => part));
    const missing = [...parts].filter((part) => !new RegExp(`^ +'?${part}'?: `, 'm').test(source));
    expect(missing).toEqual([]);
  });

  it('names tests that exist', async () => {
    const source = await readFile(inRoot(TEST_FILE), 'utf8');
    const perFunction = 'it.each(API_NAMES.filter((name) => apiRow(name).methods.length > 0))(';
    expect(source).toContain(perFunction);
    expect(source).toContain("'device.call: %s'");
    const own = API_NAMES.filter((name) => apiRow(name).methods.length === 0).map(testOf);
    for (const title of own) expect(source).toContain(`it('${title}'`);
  });
});

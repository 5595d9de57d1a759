import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { backend } from '../services/support';
import { apply, building, historyEnds, plan, siteOf, type Building } from './building';

/** The journal as it was at the moment when all tasks had ended and the job had not. */
async function unended(dataFolder: string, fleet: string): Promise<void> {
  const folder = join(dataFolder, 'fleets');
  const [name = ''] = (await readdir(folder)).filter((one) => one.includes(fleet));
  const lines = (await readFile(join(folder, name), 'utf8')).trim().split('\n');
  const whole = JSON.parse(lines.at(-1)!) as { t: string; record: Record<string, unknown> };
  expect(whole.t).toBe('whole');
  const record = { ...whole.record, state: 'running', endedAt: null };
  await writeFile(join(folder, name), `${JSON.stringify({ ...whole, record })}\n`);
}

it('writes the line of a job that had ended when Lintel crashed at the next start, once', async () => {
  const house = await building({ doors: 2, people: 3 });
  const { dataFolder } = house.app;
  const [listed] = (await house.app.call('site.list', {})).sites;
  const file = join(dataFolder, 'sites', listed!.file);
  const kept = join(dataFolder, 'kept');
  const head = await plan(house);
  await copyFile(file, kept);
  const fleet = await apply(house, head);
  await historyEnds(house, { what: 'applied' });
  await house.app.close();
  await copyFile(kept, file);
  await unended(dataFolder, fleet.id);

  const open = async (): Promise<Building> => {
    const app = await backend({ dataFolder });
    await app.call('site.open', { known: listed!.known });
    return { ...house, app };
  };
  const lines = async (of: Building) =>
    (await siteOf(of)).history.filter(({ what }) => what === 'applied');
  const again = await open();
  await historyEnds(again, { what: 'applied', title: 'Applied to 2 doors' });
  const [line] = await lines(again);
  expect(line?.doors.map(({ door, done }) => [door, done])).toEqual(
    house.doors.map((door) => [door, true]),
  );
  await again.app.call('site.close', { site: house.site });
  await again.app.call('site.open', { known: listed!.known });
  await again.app.close();

  // Opened once more, and changed, so that whatever was to be written is on the disk.
  const third = await open();
  await third.app.call('history.add', {
    ...{ site: house.site, what: 'note', title: 'Looked again', result: '' },
  });
  expect(await lines(third)).toEqual([line]);
});

import { randomUUID } from 'node:crypto';
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

async function fileOf({ app }: Building) {
  const [listed] = (await app.call('site.list', {})).sites;
  return { known: listed!.known, path: join(app.dataFolder, 'sites', listed!.file) };
}

it('writes the line of a job that ended while another program had the site, once it is taken back', async () => {
  const house = await building({ doors: 1, people: 2 });
  const { path } = await fileOf(house);
  const head = await plan(house);
  const other = await backend({ ports: { filePicker: { pick: () => Promise.resolve([path]) } } });
  const { files } = await other.call('files.pick', { title: 'Open a site' });
  await other.call('site.open', { file: files[0]!.token });
  await other.call('site.takeOver', { site: house.site });
  const fleet = await apply(house, head);
  expect(fleet.counts).toMatchObject({ done: 1 });
  await other.close();
  expect((await siteOf(house)).history.map(({ what }) => what)).not.toContain('applied');
  await house.app.call('site.takeOver', { site: house.site });
  await historyEnds(house, { what: 'applied', title: 'Applied to 1 door' });
});

it('adds no second line for a job of which an older Lintel wrote one', async () => {
  const house = await building({ doors: 1, people: 2 });
  const { known, path } = await fileOf(house);
  const fleet = await apply(house, await plan(house));
  await historyEnds(house, { what: 'applied' });
  await house.app.call('site.close', { site: house.site });
  const text = await readFile(path, 'utf8');
  const id = `${fleet.id}-${fleet.endedAt!}`;
  expect(text).toContain(id);
  await writeFile(path, text.replace(id, randomUUID()).replace(/,\n"sums": .*/, ''));
  await house.app.call('site.open', { known });
  await house.app.call('history.add', {
    ...{ site: house.site, what: 'note', title: 'Looked again', result: '' },
  });
  const { history } = await siteOf(house);
  expect(history.map(({ what }) => what)).toEqual(['created', 'applied', 'note']);
});

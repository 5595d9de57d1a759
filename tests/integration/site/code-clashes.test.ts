import { expect, it } from 'vitest';
import { apply, building, linesOf, plan, siteOf } from './building';

it('warns of a PIN that is public at the door, and of codes that strangers have in another list', async () => {
  const house = await building({ doors: 1, people: 4 });
  const [unit] = house.units;
  const { people } = await siteOf(house);
  const having = people.filter(({ pins, cards }) => pins.length > 0 && cards.length > 0);
  const [anna, bo] = having;
  const { config, records } = unit!.state;
  config.set('Config.DoorSetting.PASSWORD.PublicKey2', anna!.pins[0]!);
  records.rfkey.add({ Name: 'Old key', Code: bo!.cards[0]!, DoorNum: '1', Tags: '0' });

  const head = await plan(house);
  const labelled = (name: string) => `${name}( \\(flat [^)]*\\))?`;
  const told = [
    new RegExp(`^The PIN of ${labelled(anna!.name)} is also public code 2 of this door\\.$`),
    new RegExp(
      `^The card of ${labelled(bo!.name)} is also that of "Old key" among its RF cards, whom the site does not know\\.$`,
    ),
  ];
  const clashes = (head.doors[0]?.notes ?? []).filter((note) => note.includes(' is also '));
  expect(clashes).toHaveLength(2);
  told.forEach((words, at) => expect(clashes[at]).toMatch(words));
  const lines = await linesOf(house, head, { kind: 'people', state: 'todo' });
  const noted = (name: string) => lines.find(({ text }) => text.includes(name))?.notes.join(' ');
  expect(noted(anna!.name)).toContain('public code 2');
  expect(noted(bo!.name)).toContain('Old key');
  expect(JSON.stringify([head, lines])).not.toContain(anna!.pins[0]);

  // They are there all the same, and told as long as they are.
  await apply(house, head);
  config.set('Config.DoorSetting.PASSWORD.PublicKey2', '');
  const again = await plan(house);
  expect((await linesOf(house, again, { state: 'todo' })).map(({ text }) => text)).toEqual([]);
  const left = (again.doors[0]?.notes ?? []).filter((note) => note.includes(' is also '));
  expect(left).toEqual([clashes[1]]);
});

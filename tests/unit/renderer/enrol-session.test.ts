import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeOf } from '../../../renderer/screens/intercom/enrol/change';
import {
  findPeople,
  knownPerson,
  newPeople,
} from '../../../renderer/screens/intercom/enrol/people';
import {
  call,
  cardCount,
  goOn,
  NO_SESSION,
  present,
  skip,
  undoLast,
  withoutPerson,
  withPeople,
  type Session,
} from '../../../renderer/screens/intercom/enrol/session';
import { codeOwners } from '../../../shared/device/code-owners';

const owners = codeOwners({
  lists: {
    rfkey: [{ ID: '1', Name: 'Caretaker', Code: '00B4161D' }],
    user: [{ ID: '7', Name: 'Dora', CardCode: '11223344' }],
  },
});
const started = (names: string): Session => withPeople(NO_SESSION, newPeople(names, []));
let clock = 0;

/** Holds a card to the reader, long after the one before unless told. */
function hold(session: Session, code: string, after = 10_000) {
  clock += after;
  return present(session, { code, owners, at: clock });
}

describe('cards given to people one after another', () => {
  it('goes on to the next person by itself, and ends when everybody has a card', () => {
    const first = hold(started('Ann\nBob'), '0A');
    expect(first.what).toBe('taken');
    expect(first.session.current).toBe('new Bob 1');
    const second = hold(first.session, '0B');
    expect(second.session.current).toBeNull();
    expect(cardCount(second.session)).toBe(2);
    expect(hold(second.session, '0C').what).toBe('nobody');
  });

  it('stops at a card that somebody has, on the intercom or in this round, and names them', () => {
    const there = hold(started('Ann\nBob'), 'b4161d');
    expect(there.what).toBe('duplicate');
    expect(there.session.stop?.owner).toMatchObject({ name: 'Caretaker', kind: 'rfkey' });
    expect(hold(there.session, '0A').what).toBe('stopped');
    const on = hold(goOn(there.session), '0A');
    const here = hold(on.session, '000A');
    expect(here.what).toBe('duplicate');
    expect(here.session.stop?.owner).toMatchObject({ name: 'Ann' });
    expect(cardCount(here.session)).toBe(1);
  });

  it('takes a card that lies on the reader for one card', () => {
    const { session } = hold(started('Ann\nBob'), '0A');
    expect(hold(session, '0A', 700).what).toBe('still-there');
    expect(hold(session, '0A', 10_000).what).toBe('duplicate');
  });

  it('takes the last card back and waits for its person again', () => {
    const first = hold(started('Ann\nBob'), '0A').session;
    const back = undoLast(hold(first, '0B').session);
    expect(back.current).toBe('new Bob 1');
    expect(cardCount(back)).toBe(1);
    expect(undoLast(undoLast(back)).people.every(({ cards }) => cards.length === 0)).toBe(true);
    expect(undoLast(NO_SESSION)).toBe(NO_SESSION);
  });

  it('skips a person, who can be called again, also for a second card', () => {
    const skipped = skip(started('Ann\nBob'));
    expect(skipped.current).toBe('new Bob 1');
    const taken = hold(skipped, '0B').session;
    expect(taken.current).toBeNull();
    const again = hold(call(taken, 'new Bob 1'), '0C').session;
    expect(again.people[1]?.cards).toEqual(['0B', '0C']);
    expect(call(again, 'new Ann 1').people[0]?.skipped).toBe(false);
  });

  it('undoes any number of cards to where it began', () => {
    const cards = fc.uniqueArray(fc.integer({ min: 1, max: 0xffff }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(cards, (numbers) => {
        const begun = started('A\nB\nC\nD\nE\nF');
        let session = begun;
        for (const number of numbers) session = hold(session, `AA${number.toString(16)}`).session;
        for (const _ of numbers) session = undoLast(session);
        expect(session).toEqual(begun);
      }),
    );
  });

  it('takes somebody out who was not to get a card after all', () => {
    const left = withoutPerson(started('Ann\nBob'), 'new Ann 1');
    expect(left.people.map(({ name }) => name)).toEqual(['Bob']);
    expect(left.current).toBe('new Bob 1');
  });
});

describe('who is chosen', () => {
  it('reads names line by line, of a table the first column; two of one name are two people', () => {
    const people = newPeople('Ann\t4/1\r\n\n  Bob \nAnn', []);
    expect(people.map(({ name }) => name)).toEqual(['Ann', 'Bob', 'Ann']);
    expect(new Set(people.map(({ key }) => key)).size).toBe(3);
  });

  it('does not put somebody in twice who is on the intercom', () => {
    const ann = knownPerson({ ID: '3', Name: 'Ann' });
    expect(withPeople(withPeople(NO_SESSION, [ann]), [ann]).people).toHaveLength(1);
  });

  it('finds people by every word of their name or ID', () => {
    const rows = [
      { ID: '1', Name: 'Ann Lee', UserID: '17' },
      { ID: '2', Name: 'Ann Ross', UserID: '18' },
    ];
    expect(findPeople(rows, 'lee ann')).toEqual([rows[0]]);
    expect(findPeople(rows, '18')).toEqual([rows[1]]);
  });
});

describe('what is written', () => {
  const person = (name: string, cards: readonly string[], row = null) => ({
    key: name,
    name,
    row,
    cards,
    skipped: false,
  });
  const defaults = { DoorNum: '1', Tags: '0' };

  it('is a row for each card in the list of RF cards; who has none is left out', () => {
    const people = [person('Ann', ['0A', '0B']), person('Bob', [])];
    expect(changeOf({ target: 'rfkey', people, defaults, present: [] })).toEqual({
      mode: 'edit',
      add: [
        { ...defaults, Name: 'Ann', Code: '0A' },
        { ...defaults, Name: 'Ann', Code: '0B' },
      ],
      set: [],
      remove: [],
    });
  });

  it('lets a second card open what the first one opens', () => {
    const row = { ID: '4', Name: 'Ann', Code: '0A', DoorNum: '12', Mon: '0' };
    const people = [{ ...person('Ann', ['0B']), row }];
    const change = changeOf({ target: 'rfkey', people, defaults, present: [row] });
    expect(change).toMatchObject({ add: [{ Name: 'Ann', Code: '0B', DoorNum: '12', Mon: '0' }] });
    expect(change).not.toMatchObject({ add: [{ ID: '4' }] });
  });

  it('adds the cards to those that a person has, and gives new people the next numbers', () => {
    const row = { ID: '4', UserID: '20', Name: 'Ann', CardCode: 'AA;BB', C4Event: 'kept' };
    const people = [{ ...person('Ann', ['CC']), row }, person('Bob', ['DD'])];
    const present = [row, { ID: '5', UserID: 'A17' }];
    expect(changeOf({ target: 'user', people, defaults: {}, present })).toEqual({
      mode: 'edit',
      add: [{ UserID: '21', Name: 'Bob', CardCode: 'DD' }],
      set: [{ ID: '4', CardCode: 'AA;BB;CC' }],
      remove: [],
      seen: [{ ID: '4', CardCode: 'AA;BB' }],
    });
  });
});

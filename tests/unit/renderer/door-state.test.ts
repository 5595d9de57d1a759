import { describe, expect, it } from 'vitest';
import { doorState, type DoorFacts } from '../../../renderer/screens/site/doors/door-state';
import { historyEntrySchema } from '../../../shared/site/document';
import { door } from '../../support/site-parts';

const MAC = '0C:11:05:07:8B:71';
const gate = door('d1', { bound: { mac: MAC, at: 10, how: 'mac' } });
const plan = (todo: number): DoorFacts['plan'] => ({
  ...{ plan: 'p1', site: 's1', at: 100, revision: 1, kinds: {}, risks: {} },
  counts: { todo, refused: 0, same: 0, others: 0 },
  doors: [
    {
      ...{ door: 'd1', name: 'Gate', state: 'read', words: '', error: null, intercom: 'i1' },
      ...{ address: '', model: 'A05', firmware: '', kinds: {}, risks: {}, bosses: [], notes: [] },
      counts: { todo, refused: 0, same: 0, others: 0 },
    },
  ],
});
const done = (what: 'applied' | 'undone', at: number, well = true) =>
  historyEntrySchema.parse({
    ...{ id: `${what}${at}`, at, by: '', what, title: '', result: '' },
    doors: [{ door: 'd1', result: '', done: well }],
  });
const accepted = (state: 'pass' | 'fail'): DoorFacts['acceptances'] => [
  {
    ...{ id: 'a1', door: 'd1', mac: MAC, at: 50, by: '', firmware: '' },
    results: [{ check: 'clock', state, evidence: '', seconds: 0 }],
  },
];
const none: DoorFacts = { acceptances: [], history: [], plan: null };

describe('where a door stands', () => {
  it('is told by its binding, the last comparison and the last acceptance', () => {
    expect(doorState(door('d2'), none)).toBe('planned');
    expect(doorState(gate, none)).toBe('bound');
    expect(doorState(gate, { ...none, plan: plan(2) })).toBe('differs');
    expect(doorState(gate, { ...none, plan: plan(0) })).toBe('applied');
    expect(doorState(gate, { ...none, acceptances: accepted('pass') })).toBe('accepted');
    expect(doorState(gate, { ...none, plan: plan(0), acceptances: accepted('fail') })).toBe(
      'failed',
    );
  });

  it('does not differ any more once it was written, and nobody knows once that was undone', () => {
    const facts = { ...none, plan: plan(2) };
    expect(doorState(gate, { ...facts, history: [done('applied', 90)] })).toBe('differs');
    expect(doorState(gate, { ...facts, history: [done('applied', 110)] })).toBe('written');
    expect(doorState(gate, { ...facts, history: [done('applied', 110, false)] })).toBe('differs');
    const undone = [done('applied', 110), done('undone', 120)];
    expect(doorState(gate, { ...facts, history: undone })).toBe('bound');
  });
});

import { describe, expect, test } from 'vitest';
import { groupCounts } from '../../../renderer/screens/intercom/contacts/groups';
import { toggleRelay } from '../../../renderer/screens/intercom/records/inputs/doors-input';
import {
  editsLeft,
  filterViews,
  viewsOf,
  withEdited,
  withGone,
} from '../../../renderer/screens/intercom/records/views';
import {
  countEdits,
  NO_EDITS,
  toChange,
  withAdded,
  withMine,
  withRemoved,
  withoutEdits,
  type RecordEdits,
} from '../../../renderer/stores/record-edits';
import { recordDifference } from '../../../shared/device/record-diff';
import { RECORD_KINDS } from '../../../shared/device/records';

const info = RECORD_KINDS.contact;
const adams = { ID: '1', Name: 'Adams', Phone: '101', Group: 'A' };
const baker = { ID: '2', Name: 'Baker', Phone: '102', Group: 'B' };
const list = { rows: [adams, baker], readOnly: new Set(['2']) };
const views = (edits = NO_EDITS) => viewsOf({ ...list, edits });

describe('changes that are not on the intercom yet', () => {
  test('new rows stand first, the others keep their place and say what is done to them', () => {
    const edits = withRemoved(withAdded(NO_EDITS, [{ Name: 'Clark', Phone: '103' }]), ['1']);
    expect(views(edits).map(({ mark, lock }) => [mark, lock])).toEqual([
      ['added', null],
      ['removed', null],
      ['kept', 'cloud'],
    ]);
    expect(filterViews(views(edits), 'edited')).toHaveLength(2);
    expect(filterViews(views(edits), 'cloud')).toHaveLength(1);
  });

  test('a row without an ID cannot be changed', () => {
    const [view] = viewsOf({ rows: [{ Name: 'Clark' }], readOnly: new Set(), edits: NO_EDITS });
    expect(view?.lock).toBe('noId');
  });

  test('a row that is changed back is no change any more', () => {
    const [view] = views();
    const changed = withEdited({
      info,
      edits: NO_EDITS,
      rows: [{ view: view!, row: { ...adams, Phone: '999' } }],
    });
    expect(toChange(changed, info)).toMatchObject({
      set: [{ ID: '1', Phone: '999' }],
      seen: [adams],
    });
    const [again] = views(changed);
    expect(again?.was).toBe(adams);
    const back = withEdited({ info, edits: changed, rows: [{ view: again!, row: adams }] });
    expect(countEdits(back)).toBe(0);
  });

  test('a new row that is removed was never there', () => {
    const edits = withAdded(NO_EDITS, [{ Name: 'Clark' }]);
    const [row] = edits.add;
    expect(withRemoved(edits, [row!.key])).toEqual(NO_EDITS);
    expect(withoutEdits(withRemoved(NO_EDITS, ['1']), ['1'])).toEqual(NO_EDITS);
  });

  test('after writing only what did not get there is left', () => {
    const [view] = views();
    const asked = withAdded(
      withEdited({ info, edits: NO_EDITS, rows: [{ view: view!, row: { ...adams, Phone: '9' } }] }),
      [
        { Name: 'Clark', Phone: '103' },
        { Name: 'Davis', Phone: '104' },
      ],
    );
    const edits = withGone(asked, [views()[1]!]);
    // Clark was added and Baker removed; Adams was refused, Davis not sent.
    const present = [adams, { ID: '3', Name: 'Clark', Phone: '103' }];
    const left = editsLeft({ info, present, edits });
    expect(left.add.map(({ row }) => row['Name'])).toEqual(['Davis']);
    expect(Object.keys(left.set)).toEqual(['1']);
    expect(left.remove).toEqual([]);
    expect(left.seen).toEqual({ 1: adams });
  });

  test('what somebody has changed meanwhile waits for a decision, and of it only mine is written', () => {
    const [first, second] = views();
    const mine = withEdited({
      info,
      edits: NO_EDITS,
      rows: [{ view: first!, row: { ...adams, Phone: '9' } }],
    });
    const edits = withGone(mine, [second!]);
    const present = [
      { ...adams, Phone: '5', Group: 'C' },
      { ...baker, Name: 'Barker' },
    ];
    const judge = (asked: RecordEdits) =>
      recordDifference({ info, present, change: toChange(asked, info) });
    const held = judge(edits);
    expect([held.set, held.remove]).toEqual([[], []]);
    expect(held.conflicts.map(({ now, reason }) => [now, reason])).toEqual([
      [present[0], expect.stringContaining('Number or address (“101”, now “5”), Group')],
      [present[1], expect.stringContaining('Name (“Baker”, now “Barker”)')],
    ]);
    // Nothing of it is lost when the list is read again.
    expect(editsLeft({ info, present, edits })).toEqual(edits);

    const decided = judge(withMine(withMine(edits, present[0]!), present[1]!));
    expect(decided.conflicts).toEqual([]);
    expect(decided.set.map(({ after }) => after)).toEqual([{ ...adams, Phone: '9', Group: 'C' }]);
    expect(decided.remove).toEqual([present[1]]);
    const theirs = judge(withoutEdits(edits, ['1', '2']));
    expect(theirs).toMatchObject({ set: [], remove: [], conflicts: [] });
  });

  test('two who want the same are in no conflict', () => {
    const [view] = views();
    const row = { ...adams, Phone: '9' };
    const edits = withEdited({ info, edits: NO_EDITS, rows: [{ view: view!, row }] });
    const change = toChange(edits, info);
    expect(recordDifference({ info, present: [row], change })).toMatchObject({
      unchanged: 1,
      set: [],
      conflicts: [],
    });
  });
});

test('groups are counted as the contacts name them, those in none first', () => {
  expect(groupCounts([adams, baker, { Name: 'Clark' }, { Name: 'Davis', Group: 'B' }])).toEqual([
    { name: '', count: 1 },
    { name: 'A', count: 1 },
    { name: 'B', count: 2 },
  ]);
});

test('relays are kept in their order', () => {
  expect(toggleRelay('2', '1')).toBe('12');
  expect(toggleRelay('12', '1')).toBe('2');
  expect(toggleRelay('', '3')).toBe('3');
});

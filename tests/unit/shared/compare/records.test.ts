import { describe, expect, it } from 'vitest';
import { compareRecords } from '../../../../shared/compare/records';
import type { ComparedSide } from '../../../../shared/compare/sides';

const side = (
  records: ComparedSide['records'],
  more: Partial<ComparedSide> = {},
): ComparedSide => ({
  ...{ model: 'A05', settings: {}, untold: [], whole: true, records, codesUntold: [] },
  ...{ readOnly: {}, live: true },
  ...more,
});

describe('comparing lists', () => {
  it('matches rows by what they mean, whatever their IDs', () => {
    const left = side({
      rfkey: [
        { ID: '1', Name: 'Ann', Code: '00AB12CD', DoorNum: '1' },
        { ID: '2', Name: 'Bo', Code: '11AB12CD', DoorNum: '1' },
        { ID: '3', Name: 'Cy', Code: '22AB12CD', DoorNum: '1' },
      ],
    });
    const right = side({
      rfkey: [
        { ID: '7', Name: 'Di', Code: '33AB12CD', DoorNum: '1' },
        { ID: '8', Name: 'Bob', Code: '11AB12CD', DoorNum: '1' },
        { ID: '9', Name: 'Ann', Code: 'ab12cd', DoorNum: '1' },
      ],
    });
    const { lines, same, notCompared } = compareRecords(left, right);
    expect(same).toBe(1);
    expect(notCompared).toEqual([]);
    expect(lines.map(({ label, state }) => [label, state])).toEqual([
      ['Bo', 'differs'],
      ['Cy', 'only-left'],
      ['Di', 'only-right'],
    ]);
    expect(lines[0]?.fields).toEqual([{ label: 'Name', left: 'Bo', right: 'Bob' }]);
    expect(lines[0]?.right?.['ID']).toBe('8');
    expect(lines[1]?.left?.['ID']).toBeUndefined();
    expect(lines.map(({ noCopy }) => noCopy === '')).toEqual([true, true, false]);
  });

  it('does not offer to copy onto a row that a cloud owns', () => {
    const left = side({ contact: [{ ID: '1', Name: 'Ann', Phone: '100' }] });
    const right = side(
      { contact: [{ ID: '5', Name: 'Ann', Phone: '100', Group: 'Cloud' }] },
      { readOnly: { contact: new Map([['5', 'It comes from a cloud.']]) } },
    );
    const changed = side({ contact: [{ ID: '1', Name: 'Ann', Phone: '100', Group: 'Mine' }] });
    expect(compareRecords(left, right).lines).toEqual([]);
    expect(compareRecords(changed, right).lines[0]?.noCopy).toBe('It comes from a cloud.');
  });

  it('masks codes in what differs', () => {
    const left = side({ user: [{ ID: '1', UserID: '1', Name: 'Ann', PrivatePIN: '48151' }] });
    const right = side({ user: [{ ID: '1', UserID: '1', Name: 'Ann', PrivatePIN: '62342' }] });
    const [line] = compareRecords(left, right).lines;
    expect(line?.state).toBe('differs');
    expect(JSON.stringify(line?.fields)).not.toMatch(/48151|62342/);
  });

  it('names what only one side tells of, and lists whose codes are closed', () => {
    const left = side({ group: [] }, { codesUntold: ['privatekey'] });
    const both = compareRecords(
      { ...left, records: { group: [], privatekey: [{ Name: 'Ann' }] } },
      side({ privatekey: [{ Name: 'Ann', Code: '1234' }] }),
    );
    expect(both.lines).toEqual([]);
    expect(both.notCompared.join(' ')).toContain('only the left side');
    expect(both.notCompared.join(' ')).toContain('sealed on another computer');
  });
});

import { describe, expect, it } from 'vitest';
import { named, settingDifferences } from '../../../electron/backend/firmware/compare';

const LEVEL = 'Config.Settings.LOGLEVEL.Level';
const PASSWORD = 'Config.DoorSetting.APIFCGI.Password';

describe('settings against the restore point', () => {
  it('names what is otherwise and what is gone, and nothing that came new', () => {
    const before = { settings: { [LEVEL]: '3', 'Config.A.B.Gone': 'x' }, passwordsLeftOut: [] };
    const found = settingDifferences(before, { [LEVEL]: '7', 'Config.A.B.New': 'y' });
    expect(found).toEqual([
      { key: LEVEL, label: 'Log level', before: '3', after: '7' },
      { key: 'Config.A.B.Gone', label: 'Config.A.B.Gone', before: 'x', after: null },
    ]);
  });

  it('says of a password only that it is gone', () => {
    const before = { settings: {}, passwordsLeftOut: [PASSWORD] };
    expect(settingDifferences(before, { [PASSWORD]: 'another one' })).toEqual([]);
    expect(settingDifferences(before, { [PASSWORD]: '' })).toMatchObject([
      { key: PASSWORD, after: null },
    ]);
  });

  it('names three and counts the rest', () => {
    expect(named(['a', 'b', 'c'])).toBe('a, b, c');
    expect(named(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 more');
  });
});

import { describe, expect, it } from 'vitest';
import { oddNumbering, wantsMode } from '../../../electron/backend/access/change';
import { formsOf } from '../../../electron/backend/access/forms';
import { waysAfter } from '../../../electron/backend/access/password';
import { ACCESS_MODES, isInMode, modeBlocked } from '../../../shared/device/access-mode';

const formOf = (model: string, held?: string, known?: string) =>
  formsOf(model, { held, known }).first;

describe('the form in which a password goes first', () => {
  it.each(['E12', 'E12S', 'R20A', 'R29S', 'R29C', 'A01', 'A05'])('is as it is for %s', (model) => {
    expect(formOf(model)).toBe('raw');
  });

  it.each(['S532', 'S535', 'X916', 'X912', 'E18C', 'OEM7', ''])('is base64 for "%s"', (model) => {
    expect(formOf(model)).toBe('base64');
  });

  it('is base64 for any unit that shows the password we know in base64', () => {
    expect(formOf('R29S', 'aHR0cGFwaQ==', 'httpapi')).toBe('base64');
    expect(formOf('R29S', 'aHR0cGFwaQ==', 'another')).toBe('raw');
    expect(formOf('A05', '', '')).toBe('raw');
  });
});

describe('what a unit may hold once a new password was sent', () => {
  const old = { username: 'admin', password: 'httpapi' };
  const fresh = { username: 'admin', password: 'brass-41' };
  it('is never more than three passwords, the new one first', () => {
    for (const first of ['raw', 'base64'] as const) {
      const second = first === 'raw' ? 'base64' : 'raw';
      const ways = waysAfter({ old, fresh, forms: { first, second } });
      expect(ways.length).toBeLessThanOrEqual(3);
      expect(ways[0]).toEqual({ kind: 'new', credentials: fresh });
      expect(ways.some(({ kind }) => kind === 'old')).toBe(true);
    }
  });

  it('is the base64 text itself where a unit takes that for the password', () => {
    const [, other] = waysAfter({ old, fresh, forms: { first: 'base64', second: 'raw' } });
    expect(other).toEqual({
      kind: 'other-form',
      credentials: { username: 'admin', password: 'YnJhc3MtNDE=' },
    });
  });
});

describe('the way of signing in', () => {
  it('is judged by what the unit does', () => {
    expect(isInMode('digest', 'digest')).toBe(true);
    expect(isInMode('basic-or-digest', 'basic')).toBe(true);
    expect(isInMode('none', 'digest')).toBe(false);
    expect(isInMode('digest', null)).toBe(false);
  });

  it('is not changed where the numbers of the maker mean something else', () => {
    expect(oddNumbering('4', 'digest')).toBeUndefined();
    expect(oddNumbering('2', 'none')).toBeUndefined();
    expect(oddNumbering('3', 'digest')).toContain('differently (3)');
    expect(oddNumbering('4', 'basic')).toContain('differently');
    expect(oddNumbering(undefined, 'digest')).toContain('does not tell');
  });

  it('is written only where it is not so yet', () => {
    expect(wantsMode('digest', { held: '4', scheme: 'digest' })).toBe(false);
    expect(wantsMode('digest', { held: '3', scheme: 'digest' })).toBe(false);
    expect(wantsMode('digest', { held: '5', scheme: 'digest' })).toBe(true);
    expect(wantsMode('digest', { held: '0', scheme: 'none' })).toBe(true);
    expect(wantsMode('none', { held: '2', scheme: 'none' })).toBe(true);
    expect(wantsMode('basic-or-digest', { held: '5', scheme: 'digest' })).toBe(false);
  });

  it('is refused where it is known to shut everybody out', () => {
    expect(modeBlocked('basic', 'X916S')).toContain('X916S');
    for (const mode of ACCESS_MODES) expect(modeBlocked(mode, 'A05')).toBeUndefined();
  });
});

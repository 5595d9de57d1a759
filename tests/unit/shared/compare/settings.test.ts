import { describe, expect, it } from 'vitest';
import { compareSettings } from '../../../../shared/compare/settings';
import type { ComparedSide } from '../../../../shared/compare/sides';
import { MASK } from '../../../../shared/device/secret-mask';

const LEVEL = 'Config.Settings.LOGLEVEL.Level';
const PWD = 'Config.Account1.GENERAL.Pwd';

const side = (
  settings: Record<string, string>,
  more: Partial<ComparedSide> = {},
): ComparedSide => ({
  ...{ model: 'A05', settings, untold: [], whole: true, records: {}, codesUntold: [] },
  ...{ readOnly: {}, live: false },
  ...more,
});
const live = (settings: Record<string, string>): ComparedSide => side(settings, { live: true });

const stateOf = (left: ComparedSide, right: ComparedSide) =>
  Object.fromEntries(compareSettings(left, right).lines.map(({ key, state }) => [key, state]));

describe('comparing settings', () => {
  it('tells only what differs, in words, and what can be copied', () => {
    const { lines, same } = compareSettings(
      side({ [LEVEL]: '3', 'Config.A.B.Same': 'x', 'Config.A.B.Left': '1' }),
      live({ [LEVEL]: '7', 'Config.A.B.Same': ' x ', 'Config.A.B.Right': '1' }),
    );
    expect(same).toBe(1);
    expect(lines.map(({ key, state, noCopy }) => [key, state, noCopy])).toEqual([
      ['Config.A.B.Left', 'only-left', 'This intercom has no such setting.'],
      ['Config.A.B.Right', 'only-right', 'The left side has no such setting.'],
      [LEVEL, 'differs', ''],
    ]);
    expect(lines[2]).toMatchObject({ label: 'Log level', sectionLabel: 'System log' });
  });

  it('copies to an intercom only', () => {
    const { lines } = compareSettings(live({ [LEVEL]: '3' }), side({ [LEVEL]: '7' }));
    expect(lines[0]?.noCopy).toContain('Only an intercom');
  });

  it('never shows a password, nor says that stars differ', () => {
    const { lines } = compareSettings(side({ [PWD]: 'secret1' }), live({ [PWD]: 'secret2' }));
    expect(lines[0]).toMatchObject({ left: MASK, right: MASK, state: 'differs' });
    expect(lines[0]?.noCopy).toContain('password');
    expect(JSON.stringify(lines)).not.toContain('secret1');
    expect(stateOf(side({ [PWD]: 'secret1' }), live({ [PWD]: '*****' }))).toEqual({
      [PWD]: 'unknown',
    });
    expect(stateOf(side({ [PWD]: '***' }), live({ [PWD]: '' }))).toEqual({ [PWD]: 'differs' });
    expect(stateOf(side({}, { untold: [PWD] }), live({ [PWD]: 'x1' }))).toEqual({
      [PWD]: 'unknown',
    });
  });

  it('hears a template on its own settings only', () => {
    const template = side({ [LEVEL]: '3' }, { whole: false });
    expect(stateOf(template, live({ [LEVEL]: '7', 'Config.A.B.C': '1' }))).toEqual({
      [LEVEL]: 'differs',
    });
    expect(stateOf(live({ 'Config.A.B.C': '1' }), template)).toEqual({ [LEVEL]: 'only-right' });
  });
});

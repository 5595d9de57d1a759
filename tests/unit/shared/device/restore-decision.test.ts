import { describe, expect, it } from 'vitest';
import { decideRestore, type RestoreFacts } from '../../../../shared/device/restore-decision';

const MAC = '0C:11:05:07:8B:71';
const facts = (
  backup: Partial<RestoreFacts['backup']> = {},
  unit: Partial<RestoreFacts['unit']> = {},
): RestoreFacts => ({
  backup: {
    ...{ mac: MAC, model: 'A05', firmware: '105.30.1.12', door: 'Gate', archive: 'sealed' },
    ...backup,
  },
  unit: { mac: MAC, model: 'A05', firmware: '105.30.1.12', ...unit },
});

describe('whether a backup may go onto an intercom', () => {
  it('goes back onto its own', () => {
    expect(decideRestore(facts())).toMatchObject({
      verdict: 'same-intercom',
      allowed: 'yes',
      warnings: [],
    });
  });

  it('wants another of the same model confirmed, and says what comes along', () => {
    const decision = decideRestore(facts({}, { mac: '0C:11:05:00:00:01' }));
    expect(decision).toMatchObject({ verdict: 'same-model', allowed: 'with-confirmation' });
    expect(decision.reason).toContain(MAC);
    expect(decision.warnings[0]).toContain('SIP account');
  });

  it('never goes onto another model, not even of the same MAC; both are named', () => {
    const decision = decideRestore(facts({}, { model: 'S532' }));
    expect(decision).toMatchObject({ verdict: 'other-model', allowed: 'no' });
    expect(decision.reason).toMatch(/A05.*S532/);
    expect(decideRestore(facts({ model: 'R29S' }, { model: 'R29C' })).allowed).toBe('no');
  });

  it('goes nowhere without an export', () => {
    expect(decideRestore(facts({ archive: 'none' }))).toMatchObject({
      verdict: 'no-export',
      allowed: 'no',
    });
  });

  it('warns of another firmware, and of another branch of makers', () => {
    expect(decideRestore(facts({}, { firmware: '105.30.1.99' })).warnings[0]).toContain(
      '105.30.1.99',
    );
    expect(decideRestore(facts({}, { firmware: '105.44.1.12' })).warnings[0]).toContain(
      'another maker',
    );
  });
});

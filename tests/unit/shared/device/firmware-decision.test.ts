import { describe, expect, it } from 'vitest';
import { decide, imageFacts, mayRun } from '../../../../shared/device/firmware-decision';

const a05 = { model: 'A05', firmware: '105.30.1.218' };
const verdict = (firmware: string, fileName: string) =>
  decide({ model: 'A05', firmware }, imageFacts(fileName));

describe('the decision about an image', () => {
  it.each([
    ['105.30.1.219.rom', 'upgrade', 'yes'],
    ['A05_105.30.2.1.zip', 'upgrade', 'yes'],
    ['105.30.1.218.rom', 'same', 'no'],
    ['105.30.1.217.rom', 'downgrade', 'with-confirmation'],
    ['103.30.1.300.rom', 'wrong-model', 'no'],
    ['105.31.1.300.rom', 'wrong-oem', 'no'],
    ['test.zip', 'unknown-image', 'with-confirmation'],
    ['105.30.1.rom', 'unknown-image', 'with-confirmation'],
  ] as const)('%s on 105.30.1.218 is %s', (fileName, expected, allowed) => {
    expect(decide(a05, imageFacts(fileName))).toMatchObject({ verdict: expected, allowed });
  });

  it('compares numbers, not letters', () => {
    expect(verdict('105.30.10.65', '105.30.10.128.rom').verdict).toBe('upgrade');
    expect(verdict('105.30.10.128', '105.30.10.65.rom').verdict).toBe('downgrade');
  });

  it('names both sides of a mismatch', () => {
    const wrongModel = verdict('105.30.1.218', '29.30.10.465.rom').reason;
    expect(wrongModel).toContain('29 (R29)');
    expect(wrongModel).toContain('105 (A05)');
    const wrongBranch = verdict('105.30.1.218', '105.44.1.219.rom').reason;
    expect(wrongBranch).toContain('branch 44');
    expect(wrongBranch).toContain('branch 30');
  });

  it('does not guess about a unit that tells no version', () => {
    expect(verdict('', '105.30.1.219.rom')).toMatchObject({
      verdict: 'unknown-unit',
      allowed: 'with-confirmation',
    });
    expect(verdict('0.0.0.0', '105.30.1.219.rom').allowed).not.toBe('yes');
  });

  it('runs what needs a confirmation only with one, and what is refused never', () => {
    const older = verdict('105.30.1.218', '105.30.1.1.rom');
    expect([mayRun(older, false), mayRun(older, true)]).toEqual([false, true]);
    const other = verdict('105.30.1.218', '103.30.1.1.rom');
    expect([mayRun(other, false), mayRun(other, true)]).toEqual([false, false]);
    expect(mayRun(verdict('105.30.1.218', '105.30.1.219.rom'), false)).toBe(true);
  });
});

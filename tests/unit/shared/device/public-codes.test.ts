import { describe, expect, it } from 'vitest';
import { codeOwners, sharedCodes } from '../../../../shared/device/code-owners';
import {
  isWarning,
  publicCodeDigits,
  publicCodeProblems,
  type PublicCodes,
} from '../../../../shared/device/public-codes';

const lists = {
  privatekey: [{ ID: '1', Name: 'Ann', Code: '1234' }],
  rfkey: [
    { ID: '1', Name: 'Bob', Code: '00B4161D' },
    { ID: '2', Name: 'Car', Code: '0A0B0C0D' },
  ],
  user: [{ ID: '9', Name: 'Dora', PrivatePIN: '5678', CardCode: 'b4161d;11223344' }],
};

function problems(change: Partial<PublicCodes>, forbiddenFirstDigit = '') {
  const wanted = { enabled: true, length: '1', codes: ['', '', ''], ...change };
  return publicCodeProblems({ wanted, owners: codeOwners({ lists }), forbiddenFirstDigit });
}

describe('public codes', () => {
  it.each([
    ['1', 4],
    ['2', 5],
    ['3', 6],
    ['4', 7],
    ['0', 8],
  ])('of the limit %s have %i digits', (length, digits) => {
    expect(publicCodeDigits(length)).toBe(digits);
    expect(problems({ length, codes: ['1'.repeat(digits), '', ''] })[0]).toBeUndefined();
    expect(problems({ length, codes: ['1'.repeat(digits - 1), '', ''] })[0]).toEqual({
      kind: 'length',
      digits,
    });
  });

  it('may not stand twice, be somebody’s PIN, or hold letters', () => {
    expect(problems({ codes: ['1111', '', '1111'] })).toEqual([
      undefined,
      undefined,
      { kind: 'twice', number: 1 },
    ]);
    expect(problems({ codes: ['1234', '5678', '12a4'] })).toEqual([
      { kind: 'pin', name: 'Ann' },
      { kind: 'pin', name: 'Dora' },
      { kind: 'digits' },
    ]);
  });

  it('are not judged while they are off, but for letters and the same twice', () => {
    const off = { enabled: false, codes: ['12', '1234', 'x'] };
    expect(problems(off)).toEqual([undefined, undefined, { kind: 'digits' }]);
    expect(problems({ enabled: false, codes: ['12', '', '12'] })[2]).toEqual({
      kind: 'twice',
      number: 1,
    });
  });

  it('only warns of a first digit that some units keep for themselves', () => {
    const [problem] = problems({ codes: ['9111', '', ''] }, '9');
    expect(problem).toEqual({ kind: 'first-digit', digit: '9' });
    expect(problem && isWarning(problem)).toBe(true);
    expect(isWarning({ kind: 'digits' })).toBe(false);
  });

  it('without a rule for the length may have any', () => {
    expect(problems({ length: '', codes: ['123456', '', ''] })[0]).toBeUndefined();
  });
});

describe('who has a code', () => {
  it('finds a card in two lists whatever its case and its zeros, and a PIN that is public', () => {
    const owners = codeOwners({ lists, publicCodes: ['', '5678', ''] });
    expect(sharedCodes(owners)).toEqual([
      {
        what: 'card',
        code: 'B4161D',
        owners: [
          { in: 'list', kind: 'rfkey', id: '1', name: 'Bob' },
          { in: 'list', kind: 'user', id: '9', name: 'Dora' },
        ],
      },
      {
        what: 'pin',
        code: '5678',
        owners: [
          { in: 'list', kind: 'user', id: '9', name: 'Dora' },
          { in: 'public', number: 2 },
        ],
      },
    ]);
  });

  it('finds nothing where every code has one owner', () => {
    const { privatekey } = lists;
    expect(sharedCodes(codeOwners({ lists: { privatekey }, publicCodes: ['', ''] }))).toEqual([]);
  });
});

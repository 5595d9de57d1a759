import { describe, expect, it } from 'vitest';
import { toPlain, weigh } from '../../../electron/backend/wire';

describe('weighing a request', () => {
  it.each([
    ['a long text', 'x'.repeat(1001)],
    ['a long name of a field', { ['x'.repeat(1001)]: 1 }],
    ['many small things', Array.from({ length: 1000 }, () => 1)],
    ['bytes', new Uint8Array(1001)],
  ])('finds %s too large', (_what, value) => {
    expect(weigh(value, 1000)).toBe('too-large');
    expect(weigh(value, 100_000)).toBe('fine');
  });

  it('does not follow a circle', () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(weigh(circle, 1000)).toBe('too-deep');
  });

  it('takes anything small', () => {
    for (const value of [undefined, null, 1, true, '', [], {}, Symbol('x'), 1n])
      expect(weigh(value, 10)).toBe('fine');
  });
});

describe('what crosses the boundary', () => {
  it('is JSON unchanged', () => {
    const value = { a: [1, 'x', null, true, { b: {} }], c: -0.5 };
    expect(toPlain(value)).toEqual(value);
  });

  it('says what it was where it cannot be carried', () => {
    expect(
      toPlain([
        Infinity,
        5n,
        new Error('broken'),
        new Map([['a', 1]]),
        new Uint8Array(3),
        undefined,
      ]),
    ).toEqual([
      'Infinity',
      '5',
      { name: 'Error', message: 'broken' },
      [['a', 1]],
      '[3 bytes]',
      null,
    ]);
  });

  it('may hold the same thing twice, but not itself', () => {
    const same = { x: 1 };
    expect(toPlain([same, same])).toEqual([same, same]);
    const circle: unknown[] = [];
    circle.push(circle);
    expect(toPlain(circle)).toEqual(['[repeated]']);
  });

  it('survives a getter that throws', () => {
    const odd = {
      get broken(): string {
        throw new Error('no');
      },
    };
    expect(toPlain({ odd, fine: 1 })).toEqual({ odd: '[unreadable: no]', fine: 1 });
  });

  it('keeps no prototype and runs no toJSON', () => {
    const value = { toJSON: () => 'other', a: 1 };
    expect(toPlain(value)).toEqual({ toJSON: '[function toJSON]', a: 1 });
  });
});

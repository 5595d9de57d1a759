import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWedge, type Wedge } from '../../../../shared/device/keyboard-wedge';

/** Types a text with the same time between all keys; what the last key ended. */
function type(
  wedge: Wedge,
  text: readonly string[],
  { gap, from = 0 }: { readonly gap: number; readonly from?: number },
): string | undefined {
  let found: string | undefined;
  text.forEach((key, index) => (found = wedge.feed({ key, at: from + index * gap })));
  return found;
}

const keysOf = (text: string): readonly string[] => [...Array.from(text), 'Enter'];
const number = fc.stringMatching(/^[0-9A-F]{4,20}$/);

describe('a USB card reader that types like a keyboard', () => {
  it('gives the text of any number that comes fast and ends with Enter', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 0, max: 45 }), (text, gap) => {
        expect(type(createWedge(), keysOf(text), { gap })).toBe(text);
      }),
    );
  });

  it('takes nothing that comes at the speed of a person', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 90, max: 900 }), (text, gap) => {
        expect(type(createWedge(), keysOf(text), { gap })).toBeUndefined();
      }),
    );
  });

  it('takes facility and number with what stands between them, and Tab for an end', () => {
    expect(type(createWedge(), [...Array.from('180,05661'), 'Tab'], { gap: 5 })).toBe('180,05661');
  });

  it('forgets what was typed slowly before the card came', () => {
    const wedge = createWedge();
    type(wedge, Array.from('12'), { gap: 300 });
    expect(type(wedge, keysOf('0A1B2C3D'), { gap: 8, from: 2000 })).toBe('0A1B2C3D');
  });

  it('gives two cards one after the other', () => {
    const wedge = createWedge();
    expect(type(wedge, keysOf('1111111111'), { gap: 3 })).toBe('1111111111');
    expect(type(wedge, keysOf('2222222222'), { gap: 3, from: 400 })).toBe('2222222222');
  });

  it('lets Shift go by, for readers that write capital letters', () => {
    const keys = ['Shift', 'A', 'Shift', 'B', '1', '2', 'Enter'];
    expect(type(createWedge(), keys, { gap: 6 })).toBe('AB12');
  });

  it('takes no key that is held down, no short word and no text with other keys in it', () => {
    const wedge = createWedge();
    for (let i = 0; i < 12; i += 1) wedge.feed({ key: '4', at: i * 30, repeat: i > 0 });
    expect(wedge.feed({ key: 'Enter', at: 360 })).toBeUndefined();
    expect(type(createWedge(), keysOf('123'), { gap: 5 })).toBeUndefined();
    const broken = [...Array.from('12345'), 'Backspace', 'Enter'];
    expect(type(createWedge(), broken, { gap: 5 })).toBeUndefined();
    expect(type(createWedge(), ['Enter'], { gap: 5 })).toBeUndefined();
  });

  it('takes no number whose Enter comes long after it, and says that it is pending', () => {
    const wedge = createWedge();
    type(wedge, Array.from('0011802141'), { gap: 5 });
    expect(wedge.pending()).toBe('0011802141');
    expect(wedge.feed({ key: 'Enter', at: 900 })).toBeUndefined();
    expect(wedge.pending()).toBe('');
  });

  it('says that nothing is pending while a person types', () => {
    const wedge = createWedge();
    type(wedge, Array.from('caretaker'), { gap: 120 });
    expect(wedge.pending()).toBe('');
  });
});

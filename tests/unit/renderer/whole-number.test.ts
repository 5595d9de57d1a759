import { expect, test } from 'vitest';
import { uploadsSchema } from '../../../shared/contract/fleet';
import { wholeNumber } from '../../../renderer/text/whole-number';

test.each([
  ['4', 4],
  [' 16 ', 16],
  ['0', null],
  ['17', null],
  ['4.5', null],
  ['1e1', null],
  ['', null],
])('%j uploads are %j', (typed, count) => {
  expect(wholeNumber(typed, uploadsSchema)).toBe(count);
});

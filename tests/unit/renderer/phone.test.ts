import { expect, it } from 'vitest';
import {
  dialled,
  MAX_RECENT,
  needsAccount,
  phoneProblem,
  remember,
} from '../../../renderer/screens/intercom/calls/phone';

it.each([
  ['130', null],
  ['+49 171 1234567', null],
  ['*61#', null],
  ['192.168.1.58', null],
  ['10.0.0.5:5060', null],
  ['reception@pbx.local', null],
  ['sip:130@10.0.0.5', null],
  ['  ', 'empty'],
  ['no number!', 'bad'],
  ['10.0.0.555', 'bad'],
  ['10.0.0.5:5060', null],
  ['a@b@c', 'bad'],
  ['<script>', 'bad'],
])('judges %s', (typed, problem) => {
  expect(phoneProblem(typed)).toBe(problem);
});

it('dials what was typed without its spaces', () => {
  expect(dialled(' 0171 12 34 ')).toBe('01711234');
});

it('knows that an address needs no account', () => {
  expect(needsAccount('192.168.1.58')).toBe(false);
  expect(needsAccount('130')).toBe(true);
});

it('remembers the last ones, each once and the newest first', () => {
  expect(remember(['1', '2'], '2')).toEqual(['2', '1']);
  const many = Array.from({ length: 20 }, (_, n) => String(n));
  expect(remember(many, 'x')).toHaveLength(MAX_RECENT);
});

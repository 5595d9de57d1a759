import { beforeEach, describe, expect, it } from 'vitest';
import {
  missingIn,
  startAccessChange,
  patchAccessDraft,
  type AccessDraft,
} from '../../../renderer/screens/access/draft';

const draft: AccessDraft = {
  ...{ step: 'what', ids: ['a'], canary: null, mode: 'keep' },
  ...{ password: '', repeat: '', username: '' },
};
const missing = (patch: Partial<AccessDraft>) => missingIn({ ...draft, ...patch });
const both = (password: string) => ({ password, repeat: password });

describe('what is missing before passwords of many are changed', () => {
  beforeEach(() => startAccessChange([]));

  it('is something to change', () => {
    expect(missing({})).toEqual(['something']);
    expect(missing(both('brass-41'))).toEqual([]);
    expect(missing({ username: 'tech' })).toEqual([]);
    expect(missing({ mode: 'digest' })).toEqual([]);
  });

  it('is the same password twice, one that every unit keeps', () => {
    expect(missing({ password: 'brass-41', repeat: 'brass-42' })).toEqual(['same']);
    for (const bad of ['größer', ' x', 'x ', 'x'.repeat(33)])
      expect(missing(both(bad))).toEqual(['password']);
    expect(missing(both('a new one!'))).toEqual([]);
  });

  it('is a user name that signing in can carry', () => {
    for (const username of ['two words', 'a:b', 'q"', 'ö', 'x'.repeat(33)])
      expect(missing({ username })).toEqual(['username']);
  });

  it('forgets what was typed when it begins anew', () => {
    patchAccessDraft(both('brass-41'));
    startAccessChange(['b']);
    expect(missing({})).toEqual(['something']);
  });
});

import { describe, expect, test } from 'vitest';
import { fromHash, toHash, type Route } from '../../../renderer/router';

describe('places of the window', () => {
  const routes: readonly Route[] = [
    { screen: 'find' },
    { screen: 'intercoms' },
    { screen: 'intercom', id: 'a/b c%', tab: 'sip' },
    { screen: 'jobs', id: null },
    { screen: 'jobs', id: 'j 1' },
    { screen: 'files', tab: 'backups' },
    { screen: 'compare', left: 'live:0C1105078B71', right: 'backup:Gate/1 %' },
    { screen: 'compare', left: '', right: '' },
    { screen: 'firmware' },
    { screen: 'help' },
  ];
  test.each(routes)('$screen survives the address bar', (route) => {
    expect(fromHash(toHash(route))).toEqual(route);
  });

  test('what is no place leads to Find; an intercom without a tab to its overview', () => {
    for (const hash of ['', '#', '#/nowhere', '#/intercom/%E0%A4%A']) {
      expect(fromHash(hash)).toEqual({ screen: 'find' });
    }
    expect(fromHash('#/intercom/X')).toEqual({ screen: 'intercom', id: 'X', tab: 'overview' });
  });
});

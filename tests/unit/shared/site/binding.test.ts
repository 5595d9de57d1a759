import { describe, expect, it } from 'vitest';
import { isSameMac, macIn } from '../../../../shared/device/mac';
import { suggestBindings, type FoundUnit } from '../../../../shared/site/binding';
import { door, site } from '../../../support/site-parts';

const MAC = '0C:11:05:07:8B:71';

describe('a MAC', () => {
  it.each([
    '0C:11:05:07:8B:71',
    '0c1105078b71',
    '0C-11-05-07-8b-71',
    '0c11.0507.8b71',
    ' 0C 11 05 07 8B 71\n',
    'MAC:0C1105078B71',
    'MAC0C1105078B71',
    'MAC ID: 0C:11:05:07:8B:71',
    'Mac Address 0C1105078B71',
    '0CÖ11Ö05Ö07Ö8BÖ71',
    'A05;SN 100200300400;0C1105078B71;v1',
    'S/N 123456789012 MAC:0C1105078B71',
    'http://example.org/q?m=0C1105078B71',
  ])('is read out of %j', (text) => {
    expect(macIn(text)).toBe(MAC);
  });

  it('of another maker is one too, where it stands alone', () => {
    expect(macIn('a4:11:62:07:8b:71')).toBe('A4:11:62:07:8B:71');
  });

  it.each([
    '',
    'A05',
    '0C110507',
    '0C1105078B7',
    '0C1105078B712',
    '111111111111 222222222222',
    '0C:11-05:07:8B:71',
  ])('is not in %j', (text) => {
    expect(macIn(text)).toBeUndefined();
  });

  it('is the same in every spelling, and an empty one is none', () => {
    expect(isSameMac('0c1105078b71', MAC)).toBe(true);
    expect(isSameMac('', '')).toBe(false);
  });
});

const place = (address: string): string | undefined => (address === '' ? undefined : address);
const unit = (tail: string, more: Partial<FoundUnit> = {}): FoundUnit => ({
  ...{
    mac: `0C:11:05:00:00:${tail}`,
    model: 'A05',
    address: `10.0.0.${Number(tail)}`,
    there: true,
  },
  ...more,
});
const bound = (tail: string) => ({ mac: `0C:11:05:00:00:${tail}`, at: 1, how: 'mac' as const });

describe('suggestions', () => {
  it('take the planned MAC first, whatever address it has', () => {
    const planned = site({ doors: [door('d1', { mac: '0c1105000001', address: '10.0.0.99' })] });
    expect(
      suggestBindings(planned, [unit('02', { address: '10.0.0.99' }), unit('01')], place),
    ).toEqual([
      expect.objectContaining({
        door: 'd1',
        mac: unit('01').mac,
        reason: 'mac',
        certainty: 'certain',
      }),
    ]);
  });

  it.each([
    [{ model: 'A05', address: '10.0.0.1' }, 'model-and-address', 'likely'],
    [
      { model: 'a05', address: '', network: { type: 'static', address: '10.0.0.1', mask: '' } },
      'model-and-address',
      'likely',
    ],
    [{ model: '', address: '10.0.0.1' }, 'address', 'possible'],
    [{ model: 'R29', address: '10.0.0.1' }, 'address', 'possible'],
    [
      { model: 'A05', address: '10.0.0.1', mac: '0C:11:05:00:00:77' },
      'model-and-address',
      'possible',
    ],
  ] as const)('by what is planned: %j is %s, %s', (parts, reason, certainty) => {
    const [found] = suggestBindings(site({ doors: [door('d1', parts)] }), [unit('01')], place);
    expect(found).toMatchObject({ mac: unit('01').mac, reason, certainty });
    if (parts.model === 'R29') expect(found?.words).toContain('R29 is planned');
  });

  it('are none without a plan, for an intercom that is taken, or that is not there', () => {
    const doors = [
      door('d1'),
      door('d2', { address: '10.0.0.2' }),
      door('d3', { address: '10.0.0.3' }),
      door('d4', { bound: bound('02') }),
    ];
    const units = [unit('01'), unit('02'), unit('03', { there: false })];
    expect(suggestBindings(site({ doors }), units, place)).toEqual([]);
  });

  it('give one intercom to nobody for sure where two doors plan its address', () => {
    const doors = [
      door('d1', { address: '10.0.0.1' }),
      door('d2', { address: '10.0.0.1', model: 'A05' }),
    ];
    const found = suggestBindings(site({ doors }), [unit('01')], place);
    expect(found.map(({ certainty }) => certainty)).toEqual(['possible', 'possible']);
    expect(found[0]?.words).toContain('The same is planned for Door');
    const certain = [door('d1', { address: '10.0.0.1' }), door('d2', { mac: unit('01').mac })];
    expect(suggestBindings(site({ doors: certain }), [unit('01')], place)).toMatchObject([
      { door: 'd2', certainty: 'certain' },
    ]);
  });

  it('see that an intercom was replaced: its own is gone, another one answers there', () => {
    const doors = [door('d1', { bound: bound('09'), model: 'A05' })];
    const gone = unit('09', { address: '10.0.0.1', there: false });
    expect(suggestBindings(site({ doors }), [gone, unit('01')], place)).toMatchObject([
      { door: 'd1', kind: 'replace', mac: unit('01').mac, certainty: 'likely' },
    ]);
    const there = { ...gone, there: true, address: '10.0.0.50' };
    expect(suggestBindings(site({ doors }), [there, unit('01')], place)).toEqual([]);
  });
});

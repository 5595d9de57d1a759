import { describe, expect, it } from 'vitest';
import {
  createNeighbourLookup,
  parseArpCommand,
  parseProcArp,
  unitMac,
  type Neighbour,
} from '../../../electron/backend/discovery/neighbours';

describe('neighbour tables', () => {
  it('reads Linux, without entries that are not complete', () => {
    const text = [
      'IP address       HW type     Flags       HW address            Mask     Device',
      '10.77.0.14       0x1         0x2         0c:11:05:07:8b:71     *        eth0',
      '10.77.0.15       0x1         0x0         00:00:00:00:00:00     *        eth0',
      '10.77.0.16       0x1         0x6         0c:11:05:07:8b:72     *        wlan0',
      '',
    ].join('\n');
    expect(parseProcArp(text)).toEqual([
      { host: '10.77.0.14', mac: '0C:11:05:07:8B:71', card: 'eth0' },
      { host: '10.77.0.16', mac: '0C:11:05:07:8B:72', card: 'wlan0' },
    ]);
  });

  it.each([
    ['English', 'Interface:', 'dynamic', 'static'],
    ['German', 'Schnittstelle:', 'dynamisch', 'statisch'],
    ['French', 'Interface :', 'dynamique', 'statique'],
  ])('reads Windows in %s', (_, heading, dynamic, fixed) => {
    const text = [
      '',
      `${heading} 192.168.1.10 --- 0x5`,
      '  Internet Address      Physical Address      Type',
      `  192.168.1.78          0c-11-05-07-8b-71     ${dynamic}`,
      `  192.168.1.255         ff-ff-ff-ff-ff-ff     ${fixed}`,
      `  224.0.0.251           01-00-5e-00-00-fb     ${fixed}`,
      '',
      `${heading} 10.0.0.4 --- 0x9`,
      `  10.0.0.9              0c-11-05-07-8b-72     ${dynamic}`,
    ].join('\r\n');
    expect(parseArpCommand(text)).toEqual([
      { host: '192.168.1.78', mac: '0C:11:05:07:8B:71', card: '192.168.1.10' },
      { host: '10.0.0.9', mac: '0C:11:05:07:8B:72', card: '10.0.0.4' },
    ]);
  });

  it('reads macOS, which leaves zeros out', () => {
    const text = [
      '? (192.168.1.78) at c:11:5:7:8b:71 on en0 ifscope [ethernet]',
      '? (192.168.1.79) at (incomplete) on en0 ifscope [ethernet]',
      'gate.local (192.168.1.80) at 0c:11:05:07:8b:73 on en7 [ethernet]',
      '? (224.0.0.251) at 1:0:5e:0:0:fb on en0 ifscope permanent [ethernet]',
    ].join('\n');
    expect(parseArpCommand(text)).toEqual([
      { host: '192.168.1.78', mac: '0C:11:05:07:8B:71', card: 'en0' },
      { host: '192.168.1.80', mac: '0C:11:05:07:8B:73', card: 'en7' },
    ]);
  });

  it.each(['', '00:00:00:00:00:00', 'ff:ff:ff:ff:ff:ff', '01:00:5e:00:00:fb', '0c:11:05'])(
    'takes %j for no unit',
    (text) => {
      expect(unitMac(text)).toBeUndefined();
    },
  );
});

describe('createNeighbourLookup', () => {
  const silent = (): void => undefined;
  const card = { name: 'eth0', address: '10.0.0.2' };

  it('reads again only for a host that it does not have, and shares a reading', async () => {
    const table: Neighbour[] = [{ host: '10.0.0.5', mac: 'A0:00:00:00:00:05', card: 'eth0' }];
    let readings = 0;
    const lookup = createNeighbourLookup(silent, () => {
      readings += 1;
      return Promise.resolve([...table]);
    });
    expect(await lookup.macOf('10.0.0.5', card)).toBe('A0:00:00:00:00:05');
    expect(await lookup.macOf('10.0.0.5', card)).toBe('A0:00:00:00:00:05');
    expect(readings).toBe(1);
    table.push({ host: '10.0.0.6', mac: 'A0:00:00:00:00:06', card: 'eth0' });
    const macs = await Promise.all([1, 2, 3].map(() => lookup.macOf('10.0.0.6', card)));
    expect(macs).toEqual(Array(3).fill('A0:00:00:00:00:06'));
    expect(readings).toBe(2);
  });

  it('takes the MAC heard on the card that is meant', async () => {
    const table: readonly Neighbour[] = [
      { host: '10.0.0.5', mac: 'A0:00:00:00:00:05', card: 'wlan0' },
      { host: '10.0.0.5', mac: 'B0:00:00:00:00:05', card: 'eth0' },
      { host: '10.0.0.6', mac: 'A0:00:00:00:00:06', card: 'wlan0' },
    ];
    const lookup = createNeighbourLookup(silent, () => Promise.resolve(table));
    expect(await lookup.macOf('10.0.0.5', card)).toBe('B0:00:00:00:00:05');
    expect(await lookup.macOf('10.0.0.6', card)).toBe('');
  });

  it('says so in the log where the table cannot be read, and goes on without', async () => {
    const lines: string[] = [];
    const lookup = createNeighbourLookup(
      (level, message) => lines.push(`${level} ${message}`),
      () => Promise.reject(new Error('arp is missing')),
    );
    expect(await lookup.macOf('10.0.0.5', card)).toBe('');
    expect(lines).toEqual(['warn The neighbour table could not be read']);
  });
});

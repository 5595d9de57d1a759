import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Site, type Member, type Program } from './namespaces';
import type { ScanCommand, ScanReport } from './scanner-process';
import type { UnitOptions } from './unit-process';

/** Two networks, a laptop with a card on each, intercoms, and devices of other makers. */
export interface TestSite {
  readonly site: Site;
  readonly laptop: Member;
  readonly lanA: string;
  /** By name; the MAC is the one of the card. */
  readonly units: Readonly<Record<string, { readonly member: Member; readonly program: Program }>>;
  scan(command: ScanCommand): Promise<ScanReport>;
  close(): Promise<void>;
}

const ROUTER_PAGE = '<html><title>Router</title><form>Password</form></html>';

/**
 * avahi-daemon in a namespace, with files of its own, so that a daemon of the computer (or another
 * run of this test) does not get in its way. `ip netns exec` gives it its own mounts.
 */
function startAvahi(
  site: Site,
  namespace: string,
  options: { folder: string; name: string },
): Program {
  const { folder, name } = options;
  writeFileSync(
    join(folder, 'avahi.conf'),
    `[server]\nhost-name=${name}\nuse-ipv6=yes\nenable-dbus=no\nallow-interfaces=eth0\n[publish]\npublish-workstation=yes\n`,
  );
  writeFileSync(
    join(folder, 'web.service'),
    '<?xml version="1.0"?><service-group><name>Web page</name><service><type>_http._tcp</type><port>80</port></service></service-group>',
  );
  const script = [
    'mkdir -p /run/avahi-daemon',
    'mount -t tmpfs none /run/avahi-daemon',
    'mount --bind "$0" /etc/avahi/services',
    'exec avahi-daemon -f "$0/avahi.conf" --no-drop-root --no-chroot --no-rlimits',
  ].join(' && ');
  return site.start(namespace, ['sh', '-c', script, folder]);
}

export async function openSite(): Promise<TestSite> {
  const site = new Site();
  const folders: string[] = [];
  const units: Record<string, { member: Member; program: Program }> = {};
  const close = async (): Promise<void> => {
    await site.close();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  };
  try {
    const lanA = site.lan('a');
    const lanB = site.lan('b');
    const laptop = site.member('laptop', [
      { lan: lanA, cidrs: ['10.77.0.2/24'] },
      { lan: lanB, cidrs: ['10.78.0.2/24'] },
    ]);
    const add = (
      name: string,
      addresses: readonly string[],
      make: (mac: string) => UnitOptions,
      lan = lanA,
    ): void => {
      const cidrs = addresses.map((address) => `${address}/24`);
      const member = site.member(name, [{ lan, cidrs }]);
      // Without a route the system does not know on which card to join a multicast group.
      site.ip('-n', member.namespace, 'route', 'add', 'default', 'dev', 'eth0');
      const program = site.script(member.namespace, 'unit-process.ts', make(member.macs[0]!));
      units[name] = { member, program };
    };
    const web = { port: 80, host: '0.0.0.0' } as const;
    add('guarded', ['10.77.0.10'], (mac) => ({ units: [{ ...web, mac, model: 'A05' }] }));
    add('open', ['10.77.0.20'], (mac) => ({
      units: [{ ...web, mac, model: 'A01', auth: { mode: 'none' } }],
      onvifName: 'Front gate',
    }));
    add('disabled', ['10.77.0.30'], (mac) => ({
      units: [{ ...web, mac, model: 'E18C', auth: { mode: 'disabled' } }],
    }));
    add('listed', ['10.77.0.40'], (mac) => ({
      units: [{ ...web, mac, model: 'X916', auth: { mode: 'whitelist' } }],
    }));
    add('secure', ['10.77.0.60'], (mac) => ({
      units: [{ ...web, host: '10.77.0.60', mac, model: 'R29', https: 'redirect', httpsPort: 443 }],
    }));
    // Two units behind one MAC, as behind a router that answers ARP for others.
    add('pair', ['10.77.0.81', '10.77.0.82'], (mac) => ({
      units: ['10.77.0.81', '10.77.0.82'].map((host) => ({ port: 80, host, mac, model: 'A03' })),
    }));
    add('foreign', ['10.77.0.90'], () => ({ foreignPage: ROUTER_PAGE }));
    add('across', ['10.78.0.10'], (mac) => ({ units: [{ ...web, mac, model: 'A05' }] }), lanB);

    const avahi = ['guarded', 'foreign'].map((name) => {
      const folder = mkdtempSync(join(tmpdir(), 'lintel-avahi-'));
      folders.push(folder);
      return startAvahi(site, units[name]!.member.namespace, { folder, name });
    });
    const scanner = site.script(laptop.namespace, 'scanner-process.ts');
    await Promise.all([
      ...[scanner, ...Object.values(units).map(({ program }) => program)].map((program) =>
        program.line((line) => line === 'ready'),
      ),
      ...avahi.map((program) => program.line((line) => line.includes('Server startup complete'))),
    ]);
    return {
      site,
      laptop,
      lanA,
      units,
      async scan(command) {
        scanner.write(JSON.stringify(command));
        return JSON.parse(await scanner.line((line) => line.startsWith('{'))) as ScanReport;
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createCertificate } from '../../../electron/backend/virtual/certificate';
import { ensurePackages } from '../../support/packages';

const KAMAILIO = '/usr/sbin/kamailio';
/** Where Debian keeps its modules, by architecture. */
const MODULES = ['x86_64', 'aarch64'].map((cpu) => `/usr/lib/${cpu}-linux-gnu/kamailio/modules/`);
const PACKAGES = ['kamailio', 'kamailio-tls-modules'];

/** Says in one line what is missing where it cannot be installed either. */
export function kamailioMissing(): boolean {
  const there = existsSync(KAMAILIO) && MODULES.some((folder) => existsSync(`${folder}tls.so`));
  const missing = !there && process.getuid?.() !== 0;
  if (missing)
    console.warn(
      `Skipped: kamailio is not installed. Install it: sudo apt-get install ${PACKAGES.join(' ')}`,
    );
  return missing;
}

export interface Registrar {
  readonly port: number;
  /** The same registrar by TLS. */
  readonly tlsPort: number;
  /** SHA-256 of its self-made certificate in lower-case hex. */
  readonly fingerprint: string;
  stop(): Promise<void>;
}

/** A registrar with two users, 130 and 131, whose password is `secret`; 140 may register freely. */
const config = (
  ports: { readonly port: number; readonly tlsPort: number },
  folder: string,
): string => `#!KAMAILIO
debug=0
log_stderror=yes
children=1
tcp_children=1
auto_aliases=no
enable_tls=yes
listen=udp:127.0.0.1:${ports.port}
listen=tcp:127.0.0.1:${ports.port}
listen=tls:127.0.0.1:${ports.tlsPort}
mpath="${MODULES.join(':')}"
loadmodule "tls.so"
modparam("tls", "tls_method", "TLSv1.2+")
modparam("tls", "private_key", "${join(folder, 'key.pem')}")
modparam("tls", "certificate", "${join(folder, 'cert.pem')}")
loadmodule "sl.so"
loadmodule "pv.so"
loadmodule "xlog.so"
loadmodule "textops.so"
loadmodule "auth.so"
loadmodule "usrloc.so"
loadmodule "registrar.so"
modparam("usrloc", "db_mode", 0)
modparam("registrar", "max_contacts", 1)
request_route {
  if (is_method("OPTIONS")) { sl_send_reply("200", "OK"); exit; }
  if (!is_method("REGISTER")) { sl_send_reply("405", "Method Not Allowed"); exit; }
  if ($fU == "302") {
    append_to_reply("Contact: <sip:130@192.0.2.9:5070>\\r\\n");
    sl_send_reply("302", "Moved Temporarily");
    exit;
  }
  if ($fU == "403") { sl_send_reply("403", "Forbidden"); exit; }
  if ($fU == "drop") { exit; }
  if (!($fU =~ "^(130|131|140)$")) { sl_send_reply("404", "Not Found"); exit; }
  if ($fU != "140") {
    if (!pv_www_authenticate("$td", "secret", "0")) { www_challenge("$td", "1"); exit; }
  }
  save("location");
}
`;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Sends one request by UDP and resolves with the first answer; undefined after a while of silence. */
export async function ask(port: number, text: string): Promise<string | undefined> {
  const socket = createSocket('udp4');
  const over = new AbortController();
  try {
    await new Promise<void>((resolve) => socket.connect(port, '127.0.0.1', resolve));
    return await new Promise((resolve) => {
      socket.on('message', (bytes) => resolve(bytes.toString('latin1')));
      // Nobody there yet: as good as silence.
      socket.on('error', () => resolve(undefined));
      socket.send(text);
      wait(200, undefined, { signal: over.signal }).then(
        () => resolve(undefined),
        () => undefined,
      );
    });
  } finally {
    over.abort();
    socket.close();
  }
}

const OPTIONS = (port: number): string =>
  `OPTIONS sip:127.0.0.1:${port} SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bKup;rport\r\n` +
  'Max-Forwards: 70\r\nFrom: <sip:up@127.0.0.1>;tag=1\r\nTo: <sip:up@127.0.0.1>\r\n' +
  'Call-ID: up\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n';

/** Runs a real Kamailio on loopback; it answers when the promise resolves. */
export async function startKamailio(): Promise<Registrar> {
  await ensurePackages(PACKAGES);
  const folder = await mkdtemp(join(tmpdir(), 'lintel-kamailio-'));
  const [port, tlsPort] = [await freePort(), await freePort()];
  const { key, cert, fingerprint } = createCertificate('registrar', '127.0.0.1', Date.now());
  await writeFile(join(folder, 'key.pem'), key, { mode: 0o600 });
  await writeFile(join(folder, 'cert.pem'), cert);
  const file = join(folder, 'kamailio.cfg');
  await writeFile(file, config({ port, tlsPort }, folder));
  const args = ['-f', file, '-m', '64', '-M', '16', '-DD', '-E', '-Y', folder];
  const child = spawn(KAMAILIO, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const until = Date.now() + 30_000;
  while ((await ask(port, OPTIONS(port))) === undefined) {
    if (child.exitCode !== null) throw new Error(`Kamailio ended: ${said}`);
    if (Date.now() > until) {
      await stop();
      throw new Error(`Kamailio did not answer within half a minute: ${said}`);
    }
    await wait(20);
  }
  return { port, tlsPort, fingerprint, stop };
}

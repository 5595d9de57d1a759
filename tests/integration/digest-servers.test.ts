import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer, connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Exchange } from '../../electron/backend/driver/types';
import { ADMIN, open } from '../unit/driver/support/open';

/** Signing in against servers whose authentication is not ours. */
const APACHE = ['/usr/sbin/apache2', '/usr/lib/apache2/modules/mod_auth_digest.so'];
const NGINX = ['/usr/sbin/nginx'];
const PACKAGES = { apache2: APACHE, nginx: NGINX } as const;
type Package = keyof typeof PACKAGES;

const isRoot = process.getuid?.() === 0;
const missing = (name: Package): boolean => !PACKAGES[name].every((path) => existsSync(path));

/** Installs what is missing where that is possible; says what to do where it is not. */
function provide(name: Package): void {
  if (!missing(name)) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // The package must not start a service of its own on port 80.
  const policy = '/usr/sbin/policy-rc.d';
  const install = `[ -e ${policy} ] || { printf '#!/bin/sh\\nexit 101\\n' > ${policy}; chmod +x ${policy}; made=1; }
    apt-get update -qq; apt-get install -y -qq --no-install-recommends ${name}; code=$?
    [ -z "$made" ] || rm -f ${policy}; exit $code`;
  const result = spawnSync('sh', ['-c', install], { env, encoding: 'utf8' });
  if (result.status !== 0 || missing(name))
    throw new Error(`${name} is missing and could not be installed: ${result.stderr}`);
}

function unavailable(name: Package): boolean {
  const skip = missing(name) && !isRoot;
  if (skip)
    console.warn(`Skipped: ${name} is not installed. Install it: sudo apt-get install ${name}`);
  return skip;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function listening(port: number, child: ChildProcess): Promise<void> {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`The server ended with code ${child.exitCode}.`);
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => {
        resolve(false);
      });
      socket.on('connect', () => socket.destroy());
    });
    if (open) return;
    await wait(50);
  }
  throw new Error('The server did not start within a minute.');
}

interface Running {
  readonly port: number;
  stop(): Promise<void>;
}

/** Runs a server in the foreground with its files in a folder of its own. */
async function run(options: {
  readonly command: (folder: string) => readonly string[];
  readonly config: (folder: string, port: number) => Readonly<Record<string, string>>;
}): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'lintel-auth-'));
  const port = await freePort();
  await mkdir(join(folder, 'www/api/system'), { recursive: true });
  await writeFile(
    join(folder, 'www/api/system/info'),
    '{"retcode":0,"message":"OK","data":{"a":1}}',
  );
  for (const [name, content] of Object.entries(options.config(folder, port)))
    await writeFile(join(folder, name), content);
  // Worker processes of a server started by root give up root, and must read the files.
  spawnSync('chmod', ['-R', 'a+rX', folder]);
  const [file = '', ...args] = options.command(folder);
  const child = spawn(file, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  await listening(port, child).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { port, stop };
}

const WRONG = { username: 'admin', password: 'nope' } as const;
const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

function suite(get: () => Running, scheme: 'basic' | 'digest'): void {
  it('signs in, and a steady call costs one round trip', async () => {
    const seen: Exchange[] = [];
    const driver = open(
      { scheme: 'http', host: '127.0.0.1', port: get().port },
      { credentials: ADMIN, onExchange: (exchange) => seen.push(exchange) },
    );
    for (let count = 0; count < 5; count += 1)
      await driver.call('system/info', {}, { method: 'GET' });
    expect(driver.auth).toBe(scheme);
    expect(seen.map(({ status }) => status)).toEqual([401, 200, 200, 200, 200, 200]);
  });

  it('signs in to a path with a query', async () => {
    const address = { scheme: 'http', host: '127.0.0.1', port: get().port } as const;
    const driver = open(address, { credentials: ADMIN });
    const data = { 'weird name': 'a b&c="d"' };
    await expect(driver.call('system/info', data, { method: 'GET' })).resolves.toMatchObject({
      retcode: 0,
    });
  });

  it('is refused with a wrong password', async () => {
    const address = { scheme: 'http', host: '127.0.0.1', port: get().port } as const;
    await expect(
      open(address, { credentials: WRONG }).call('system/info', {}, { method: 'GET' }),
    ).rejects.toMatchObject({ code: 'auth.denied' });
  });
}

describe.skipIf(unavailable('apache2'))("Apache's mod_auth_digest", () => {
  let apache: Running | undefined;
  beforeAll(async () => {
    provide('apache2');
    const modules = [
      'mpm_event',
      'authn_core',
      'authn_file',
      'authz_core',
      'authz_user',
      'auth_digest',
    ];
    apache = await run({
      command: (folder) => ['/usr/sbin/apache2', '-f', join(folder, 'apache.conf'), '-DFOREGROUND'],
      config: (folder, port) => ({
        users: `admin:HTTP API:${md5('admin:HTTP API:httpapi')}\n`,
        'apache.conf': [
          ...modules.map(
            (name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`,
          ),
          `ServerRoot ${folder}`,
          `ServerName localhost`,
          `Listen 127.0.0.1:${port}`,
          `PidFile ${folder}/pid`,
          `DefaultRuntimeDir ${folder}`,
          `Mutex file:${folder} default`,
          `ErrorLog ${folder}/error.log`,
          ...(isRoot ? ['User nobody', 'Group nogroup'] : []),
          `DocumentRoot ${folder}/www`,
          `<Directory ${folder}/www>`,
          '  AuthType Digest',
          '  AuthName "HTTP API"',
          '  AuthDigestProvider file',
          `  AuthUserFile ${folder}/users`,
          '  Require valid-user',
          '</Directory>',
          '',
        ].join('\n'),
      }),
    });
  });
  afterAll(() => apache?.stop());
  suite(() => apache!, 'digest');
});

describe.skipIf(unavailable('nginx'))('nginx with Basic', () => {
  let nginx: Running | undefined;
  beforeAll(async () => {
    provide('nginx');
    const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
    nginx = await run({
      command: (folder) => ['/usr/sbin/nginx', '-p', folder, '-c', join(folder, 'nginx.conf')],
      config: (folder, port) => ({
        users: `admin:{PLAIN}httpapi\n`,
        'nginx.conf': [
          'daemon off;',
          ...(isRoot ? ['user nobody nogroup;'] : []),
          `pid ${folder}/pid;`,
          `error_log ${folder}/error.log;`,
          'events {}',
          'http {',
          '  access_log off;',
          ...folders.map((name) => `  ${name}_temp_path ${folder}/${name};`),
          '  server {',
          `    listen 127.0.0.1:${port};`,
          `    root ${folder}/www;`,
          '    auth_basic "HTTP API";',
          `    auth_basic_user_file ${folder}/users;`,
          '  }',
          '}',
          '',
        ].join('\n'),
      }),
    });
  });
  afterAll(() => nginx?.stop());
  suite(() => nginx!, 'basic');
});

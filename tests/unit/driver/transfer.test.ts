import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { fileNameOf } from '../../../electron/backend/driver/download';
import type { UploadSource } from '../../../electron/backend/driver/types';
import { ADMIN, open } from './support/open';
import { json, OK, serve } from './support/server';
import { strictDigest } from './support/strict-auth';

const CHUNK = 64 * 1024;

/** A file made as it is read: the same bytes each time, never in memory as a whole. */
function source(size: number, opened: { count: number } = { count: 0 }): UploadSource {
  return {
    fileName: 'A05 "new".rom',
    size,
    open: () => {
      opened.count += 1;
      return Readable.from(
        (function* () {
          for (let at = 0; at < size; at += CHUNK)
            yield Buffer.alloc(Math.min(CHUNK, size - at), (at / CHUNK) % 251);
        })(),
        { objectMode: false },
      );
    },
  };
}

interface Received {
  bytes: number;
  hash: string;
  head: string;
  tail: string;
}

async function receive(raw: IncomingMessage): Promise<Received> {
  const hash = createHash('md5');
  let bytes = 0;
  let head = Buffer.alloc(0);
  let tail = Buffer.alloc(0);
  for await (const chunk of raw as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    hash.update(chunk);
    if (head.length < 512) head = Buffer.concat([head, chunk.subarray(0, 512)]);
    tail = Buffer.concat([tail, chunk]).subarray(-100);
  }
  return { bytes, hash: hash.digest('hex'), head: head.toString('latin1'), tail: tail.toString() };
}

describe('upload', () => {
  it('sends 50 MB behind Digest once, with an exact length and rising progress', async () => {
    const size = 50 * 1024 * 1024;
    const uploads: Received[] = [];
    const lengths: (string | undefined)[] = [];
    let bodies = 0;
    const guard = strictDigest({ qop: 'auth' }, async (request, response, raw) => {
      const received = await receive(raw);
      bodies += received.bytes;
      if (request.url.startsWith('/api/firmware/upload')) {
        uploads.push(received);
        lengths.push(request.headers['content-length']);
      }
      json(response, OK);
    });
    const server = await serve(
      async (request, response, raw) => {
        await guard(request, response, raw);
        for await (const chunk of raw as AsyncIterable<Buffer>) bodies += chunk.length;
      },
      { streaming: true },
    );
    const opened = { count: 0 };
    const progress: number[] = [];
    const driver = open(server.address, { credentials: ADMIN });
    await driver.upload('firmware/upload', source(size, opened), {
      params: { silent: '1' },
      onProgress: (sent, total) => {
        expect(total).toBe(size);
        progress.push(sent);
      },
    });
    expect(opened.count).toBe(1);
    expect(uploads).toHaveLength(1);
    expect(lengths).toEqual([String(uploads[0]?.bytes)]);
    // All that went up beside the file: two small questions and the form around it.
    expect(bodies - size).toBeLessThan(1000);
    expect(uploads[0]?.head).toContain('name="file"; filename="A05 %22new%22.rom"');
    expect(uploads[0]?.tail).toMatch(/\r\n------lintel[0-9a-f]{24}--\r\n$/);
    expect(progress.at(-1)).toBe(size);
    expect([...progress].sort((a, b) => a - b)).toEqual(progress);
    expect(server.seen.at(-1)?.url).toBe('/api/firmware/upload?silent=1');
  });

  it('asks nothing first where it is known that nothing is asked for', async () => {
    const server = await serve((_, response) => json(response, OK));
    const driver = open(server.address);
    await driver.call('system/status');
    await driver.upload('rfkey/import', source(10));
    expect(server.seen.map(({ url }) => url)).toEqual(['/api/system/status', '/api/rfkey/import']);
    expect(server.seen[1]?.body).toContain('name="config"');
  });

  it('opens the file again where the nonce went stale in between', async () => {
    const server = await serve(strictDigest({ qop: 'auth', uses: 1 }, (_, r) => json(r, OK)));
    const opened = { count: 0 };
    const progress: number[] = [];
    const driver = open(server.address, { credentials: ADMIN });
    await driver.upload('config/import', source(3 * CHUNK, opened), {
      onProgress: (sent) => progress.push(sent),
    });
    expect(opened.count).toBe(2);
    expect(progress).toEqual([CHUNK, 2 * CHUNK, 3 * CHUNK]);
  });

  it('hashes the body first where only auth-int is offered', async () => {
    const guard = strictDigest({ qop: 'auth-int' }, (_, response) => json(response, OK));
    const server = await serve(guard);
    const progress: number[] = [];
    await open(server.address, { credentials: ADMIN }).upload('config/import', source(CHUNK), {
      onProgress: (sent) => progress.push(sent),
    });
    expect(guard.refused).toBe(0);
    expect(progress).toEqual([CHUNK]);
  });

  it.each([
    ['shorter', 2 * CHUNK, CHUNK],
    ['longer', CHUNK, 2 * CHUNK],
  ])('says so where the file got %s while it was read', async (_, size, real) => {
    const server = await serve((_request, response) => json(response, OK));
    const changed = { ...source(real), size };
    await expect(open(server.address).upload('config/import', changed)).rejects.toMatchObject({
      code: 'file.unreadable',
    });
  });

  it('tells a file that cannot be read from a network that fails', async () => {
    const server = await serve((_, response) => json(response, OK));
    const broken: UploadSource = {
      fileName: 'x.tgz',
      size: 5,
      open: () =>
        new Readable({
          read: (): never => {
            throw new Error('no such file');
          },
        }),
    };
    await expect(open(server.address).upload('config/import', broken)).rejects.toMatchObject({
      code: 'file.unreadable',
    });
  });

  it('says that the outcome is unknown where the answer is lost', async () => {
    const server = await serve(({ url }, response) => {
      if (url.endsWith('import')) response.destroy();
      else json(response, OK);
    });
    await expect(open(server.address).upload('config/import', source(100))).rejects.toMatchObject({
      code: 'device.unknown-outcome',
    });
  });

  it('refuses a function that takes no file', async () => {
    const driver = open({ scheme: 'http', host: '127.0.0.1', port: 1 });
    await expect(driver.upload('relay/get', source(1))).rejects.toMatchObject({
      code: 'call.bad-input',
    });
    await expect(driver.download('relay/get')).rejects.toMatchObject({ code: 'call.bad-input' });
  });
});

describe('download', () => {
  const send =
    (body: string | Buffer, headers: Record<string, string> = {}) =>
    (response: ServerResponse) =>
      response.writeHead(200, headers).end(body);

  it('streams a file with the name that the intercom gives, and its progress', async () => {
    const size = 3_000_000;
    const server = await serve((_, response) => {
      const type = { 'content-type': 'application/x-gzip', 'content-length': String(size) };
      send(Buffer.alloc(size, 7), { ...type, 'content-disposition': 'attachment;filename=C.tgz' })(
        response,
      );
    });
    const progress: (readonly [number, number | undefined])[] = [];
    const download = await open(server.address).download('config/export', undefined, {
      onProgress: (received, total) => progress.push([received, total]),
    });
    expect(download).toMatchObject({ fileName: 'C.tgz', contentType: 'application/x-gzip', size });
    expect((await buffer(download.stream)).length).toBe(size);
    expect(progress.at(-1)).toEqual([size, size]);
  });

  it('follows the two steps of user/export, signed in both times', async () => {
    const data = { address: '/download/UserData.tgz  \n  ' };
    const guard = strictDigest({ qop: 'auth' }, ({ url }, response) => {
      if (url === '/download/UserData.tgz') send('tgz')(response);
      else json(response, { retcode: 0, message: 'OK', data });
    });
    const server = await serve(guard);
    const download = await open(server.address, { credentials: ADMIN }).download('user/export');
    expect(await text(download.stream)).toBe('tgz');
    expect(download.fileName).toBe('UserData.tgz');
    expect(guard.refused).toBe(0);
  });

  it('never follows the second step to another host', async () => {
    const data = { address: 'http://example.net/UserData.tgz' };
    const server = await serve((_, r) => json(r, { retcode: 0, message: 'OK', data }));
    await expect(open(server.address).download('user/export')).rejects.toMatchObject({
      code: 'net.redirected-away',
    });
  });

  it.each([
    ['device.refused', '{"retcode":-1,"action":"export","message":"Export Failed."}'],
    ['device.unsupported', '{"retcode":-1,"action":"unknow","message":"unsupport action"}'],
    ['device.bad-reply', '{"retcode":0,"message":"OK"}'],
    ['device.bad-reply', '<!DOCTYPE html><title>Login</title>'],
    ['device.bad-reply', ''],
  ])('makes %s of %j, never a file', async (code, body) => {
    const server = await serve((_, response) => send(body)(response));
    await expect(open(server.address).download('contact/export')).rejects.toMatchObject({ code });
  });

  it('takes a file that begins with a brace for a file', async () => {
    const server = await serve((_, response) => send('{"log": 1}\n{"log": 2}\n')(response));
    const download = await open(server.address).download('log/export', { type: 'kmsg' });
    expect(download.fileName).toBe('kmsg.txt');
    expect(await text(download.stream)).toBe('{"log": 1}\n{"log": 2}\n');
  });

  it('fails where the connection breaks off in the middle', async () => {
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('half', () => response.destroy());
    });
    const broken = open(server.address)
      .download('config/export')
      .then((download) => text(download.stream));
    await expect(broken).rejects.toMatchObject({ code: 'net.dropped' });
  });

  it('is cancelled in the middle, and the queue goes on', async () => {
    const server = await serve(({ url }, response) => {
      if (url.endsWith('export')) response.writeHead(200).write(Buffer.alloc(CHUNK));
      else json(response, OK);
    });
    const driver = open(server.address);
    const stop = new AbortController();
    const download = await driver.download('config/export', undefined, { signal: stop.signal });
    const reading = text(download.stream);
    const next = driver.call('call/hangup');
    stop.abort();
    await expect(reading).rejects.toMatchObject({ code: 'call.cancelled' });
    await expect(next).resolves.toMatchObject({ retcode: 0 });
  });

  it('gives its place back where the file is given up', async () => {
    const server = await serve(({ url }, response) => {
      if (url.endsWith('export')) response.writeHead(200).write(Buffer.alloc(CHUNK));
      else json(response, OK);
    });
    const driver = open(server.address);
    for (const name of ['call/hangup', 'relay/status'] as const) {
      (await driver.download('config/export')).stream.destroy();
      await expect(driver.call(name)).resolves.toMatchObject({ retcode: 0 });
    }
  });
});

it.each([
  ['attachment;filename=PrivateKey.xml', 'PrivateKey.xml'],
  ['attachment; filename="Türen 1.csv"', 'Türen 1.csv'],
  ["attachment; filename=x; filename*=UTF-8''T%C3%BCr.csv", 'Tür.csv'],
  ['attachment; filename="../../etc/passwd"', 'passwd'],
  ['attachment; filename="C:\\temp\\a.txt"', 'a.txt'],
  ['attachment; filename=".hidden"', 'hidden'],
  ['attachment', undefined],
])('reads the file name of %j', (header, name) => expect(fileNameOf(header)).toBe(name));

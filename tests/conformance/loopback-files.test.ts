import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { FileHandle } from '../../shared/contract/app';
import { startLoopback, type TestLoopback } from './support/loopback';
import { ask, refusalOf } from './support/raw-http';

const MAX = 3 * 1024 * 1024;
let loopback: TestLoopback;

beforeAll(async () => {
  loopback = await startLoopback({ limits: { maxUploadBytes: MAX, headMs: 300, idleMs: 300 } });
});
afterAll(() => loopback.close());

const headers = (client = 'a') => ({
  authorization: `Bearer ${loopback.host.token}`,
  'x-lintel-client': client,
});

async function upload(name: string, body: Buffer): Promise<FileHandle> {
  const path = `/files?name=${encodeURIComponent(name)}`;
  const response = await ask(loopback.host, { method: 'POST', path, headers: headers(), body });
  expect(response.status).toBe(200);
  return JSON.parse(response.body.toString()) as FileHandle;
}

describe('files over HTTP', () => {
  it('come back as they were sent', async () => {
    const sent = randomBytes(2 * 1024 * 1024 + 7);
    const { token, name, size } = await upload('A05.zip', sent);
    expect({ name, size }).toEqual({ name: 'A05.zip', size: sent.length });
    const got = await ask(loopback.host, { path: `/files/${token}`, headers: headers() });
    expect(got.body.equals(sent)).toBe(true);
    expect(got.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-length': String(sent.length),
      'content-disposition': `attachment; filename="A05.zip"; filename*=UTF-8''A05.zip`,
    });
  });

  it('may be empty, and may have any name', async () => {
    const { token, name } = await upload('Tür "Süd" (1).csv', Buffer.alloc(0));
    expect(name).toBe('Tür _Süd_ (1).csv');
    const got = await ask(loopback.host, { path: `/files/${token}`, headers: headers() });
    expect(got.body).toHaveLength(0);
    expect(got.headers['content-disposition']).toBe(
      `attachment; filename="T_r _S_d_ (1).csv"; filename*=UTF-8''T%C3%BCr%20_S%C3%BCd_%20%281%29.csv`,
    );
  });

  it('belong to the tab that sent them', async () => {
    const { token } = await upload('mine.csv', Buffer.from('1'));
    const got = await ask(loopback.host, { path: `/files/${token}`, headers: headers('b') });
    expect(got.status).toBe(404);
    expect(refusalOf(got).code).toBe('file.unknown-token');
  });

  it('are refused without a name', async () => {
    const request = { method: 'POST', path: '/files', headers: headers(), body: 'x' };
    expect((await ask(loopback.host, request)).status).toBe(400);
  });

  it.each([['told'], ['chunked']])('are refused when too large (length %s)', async (how) => {
    const chunked = how === 'chunked' ? { 'transfer-encoding': 'chunked' } : {};
    const response = await ask(loopback.host, {
      method: 'POST',
      path: '/files?name=big',
      headers: { ...headers(), ...chunked },
      body: Buffer.alloc(MAX + 1),
    });
    expect(response.status).toBe(413);
    expect(refusalOf(response).code).toBe('file.too-large');
  });

  it('that break off on the way leave nothing behind', async () => {
    const { token } = await upload('stays.csv', Buffer.from('1'));
    const { path } = await loopback.backend.files.open('tab:a', token);
    const folder = dirname(dirname(path));
    const before = (await readdir(folder)).length;
    const socket = connect({ host: '127.0.0.1', port: loopback.host.port });
    socket.write(
      `POST /files?name=half HTTP/1.1\r\nHost: 127.0.0.1:${loopback.host.port}\r\n` +
        `Authorization: ${headers().authorization}\r\nX-Lintel-Client: a\r\n` +
        'Content-Length: 1000000\r\n\r\nsome',
    );
    await vi.waitFor(async () => expect((await readdir(folder)).length).toBe(before + 1));
    socket.destroy();
    await vi.waitFor(async () => expect((await readdir(folder)).length).toBe(before));
  });
});

/** Sends the beginning of a request, and resolves when the host has cut the connection. */
function sendAndWait(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect({ host: '127.0.0.1', port: loopback.host.port });
    socket.on('data', (chunk) => (received += chunk.toString()));
    socket.on('close', () => resolve(received));
    socket.on('error', reject);
    socket.write(text);
  });
}

describe('a request that is never finished', () => {
  it('is cut off in its head', async () => {
    const received = await sendAndWait('POST /call HTTP/1.1\r\nHost: 127.0');
    expect(received).not.toContain('200 OK');
  });

  it('is cut off in its body', async () => {
    const received = await sendAndWait(
      `POST /call HTTP/1.1\r\nHost: 127.0.0.1:${loopback.host.port}\r\n` +
        `Authorization: ${headers().authorization}\r\nContent-Type: application/json\r\n` +
        'Content-Length: 100\r\n\r\n{"id"',
    );
    expect(received).not.toContain('200 OK');
  });

  it('does not cut a call that takes longer than that', async () => {
    const { gates } = loopback.backend;
    const body = JSON.stringify({ id: 'slow', call: 'jobs.get', input: { id: 'slow' } });
    const reply = ask(loopback.host, {
      method: 'POST',
      path: '/call',
      headers: { ...headers(), 'content-type': 'application/json' },
      body,
    });
    await gates.reached('slow');
    // Three times the limit of silence: waiting is what is tested here.
    setTimeout(() => gates.open('slow'), 900);
    expect((await reply).status).toBe(200);
  });
});

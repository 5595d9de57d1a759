import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  startPracticeNetwork,
  type PracticeNetwork,
} from '../../../electron/backend/virtual/index';
import { send, signed, start } from './support/client';

const networks: PracticeNetwork[] = [];

afterEach(async () => {
  await Promise.all(networks.splice(0).map((network) => network.stop()));
});

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

describe('the practice network', () => {
  it('has six units, each with its own trouble', async () => {
    const network = await startPracticeNetwork();
    networks.push(network);
    expect(network.units.map(({ model }) => model)).toEqual([
      ...['A01', 'A03', 'A05', 'E18C', 'X916', 'S532'],
    ]);
    const statuses = network.units.map(async ({ address }) => {
      return (await signed(`http://${address}/api/system/info`)).status;
    });
    // Basic wants another header, A03 has another password, X916 redirects, two let nobody in.
    expect(await Promise.all(statuses)).toEqual([401, 401, 200, 403, 308, 403]);
    expect(new Set(network.intercoms.map(({ mac }) => mac)).size).toBe(6);
    expect(network.units.every(({ note }) => note.includes('. '))).toBe(true);
  });

  it('takes fixed ports, and leaves nothing behind when one is taken', async () => {
    const holder = await start();
    const port = Number(holder.address.split(':')[1]);
    await holder.stop();
    const network = await startPracticeNetwork({ basePort: port }).catch(() => undefined);
    // The ports above may belong to somebody else; then nothing may be left listening.
    if (network === undefined) await expect(send(`http://127.0.0.1:${port}/`)).rejects.toThrow();
    else {
      networks.push(network);
      expect(network.units[0]?.address).toBe(`127.0.0.1:${port}`);
    }
  });
});

describe('the web page of a practice unit', () => {
  it('switches the API on and puts the laptop on the white list', async () => {
    const intercom = await start({ model: 'S532', auth: { mode: 'disabled' } });
    const page = await send(`${intercom.url}/`);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.text).toContain('Intercom &gt; HTTP API');
    expect(page.text).not.toMatch(/(src|href)="http/);
    const body = 'Enable=1&AuthMode=2&WhiteListIP01=127.0.0.1';
    const stored = await send(`${intercom.url}/practice/http-api`, { body, headers: FORM });
    expect(stored.status).toBe(303);
    expect((await send(intercom.url + (stored.headers.location ?? ''))).text).toContain('stored');
    expect((await send(`${intercom.url}/api/system/info`)).status).toBe(200);
  });

  it('holds a card, types a PIN, presses the button and sets an input', async () => {
    const seed = { rfkey: [{ Name: 'Lucy', Code: '00B4161D' }] };
    const intercom = await start({ seed });
    const submit = async (form: string, body: string): Promise<string> => {
      const sent = { body, headers: FORM };
      const { headers } = await send(`${intercom.url}/practice/${form}`, sent);
      return decodeURIComponent(headers.location ?? '');
    };
    expect(await submit('card', 'code=00B4161D')).toContain('the door opened');
    expect(await submit('pin', 'pin=999')).toContain('opens no door');
    expect(await submit('press', 'number=192.168.1.5')).toContain('It calls');
    expect(await submit('input', 'input=A&level=0')).toContain('Input A is low');
    expect(intercom.state.inputs).toEqual([0]);
    expect((await send(`${intercom.url}/practice/x`, { body: 'a', headers: FORM })).status).toBe(
      404,
    );
  });

  it('shows what it is told as text', async () => {
    const intercom = await start();
    const { text } = await send(
      `${intercom.url}/?said=${encodeURIComponent('<script>x</script>')}`,
    );
    expect(text).toContain('&lt;script&gt;');
    expect(text).not.toContain('<script>');
  });
});

describe('the practice process', () => {
  const entry = resolve(process.cwd(), 'electron/backend/virtual/practice-main.ts');

  it.each(['stdin', 'SIGTERM'] as const)(
    'tells its units in one line and ends by %s',
    async (way) => {
      const child = spawn(process.execPath, ['--import', 'tsx', entry], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      const ended = once(child, 'exit');
      const lines = createInterface({ input: child.stdout });
      const [line] = (await once(lines, 'line')) as [string];
      const { practice } = JSON.parse(line) as { practice: readonly { address: string }[] };
      expect(practice).toHaveLength(6);
      const address = practice[2]?.address ?? '';
      expect((await send(`http://${address}/api/system/info`)).status).toBe(401);
      if (way === 'stdin') child.stdin.end();
      else child.kill('SIGTERM');
      const [code] = (await ended) as [number | null];
      expect(code).toBe(0);
      await expect(send(`http://${address}/`)).rejects.toThrow();
    },
  );
});

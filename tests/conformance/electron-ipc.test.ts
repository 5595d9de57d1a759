import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBridge } from '../../electron/host-electron/bridge';
import { APP_URL, CALL_CHANNEL } from '../../electron/host-electron/channels';
import type { Request } from '../../shared/contract/envelope';
import { startElectron, type TestElectron } from './support/electron';
import { errorOf } from './support/suite';

let shell: TestElectron;
const LIST: Request = { id: '1', call: 'intercoms.list', input: {} };

beforeEach(async () => {
  shell = await startElectron();
});
afterEach(() => shell.close());

const bridgeOf = (frame?: Parameters<TestElectron['windows']['a']['renderer']>[0]) =>
  createBridge(shell.windows.a.renderer(frame));

describe('who may call over IPC', () => {
  it('is the main frame of our page', async () => {
    expect((await bridgeOf().call(LIST)).ok).toBe(true);
  });

  it('is not a frame inside of it, whatever it shows', async () => {
    const { mainFrame } = shell.windows.a;
    for (const url of [APP_URL, 'about:blank', 'https://example.com/']) {
      const reply = await bridgeOf({ url, parent: mainFrame }).call(LIST);
      expect(reply.id).toBe('1');
      expect(errorOf(reply).code).toBe('call.untrusted');
    }
  });

  it('is not a frame that is gone', async () => {
    expect(errorOf(await bridgeOf(null).call(LIST)).code).toBe('call.untrusted');
  });

  it.each([
    'https://example.com/',
    'https://lintel/',
    'app://lintel.example/',
    'app://lintel@example/',
    'app://user@lintel/',
    'application://lintel/',
    'file:///index.html',
    'about:blank',
    '',
  ])('is not our window once it shows %s', async (url) => {
    shell.windows.a.navigate(url);
    expect(errorOf(await bridgeOf().call(LIST)).code).toBe('call.untrusted');
  });

  it('is not a window that was not admitted, though it shows our page', async () => {
    const other = createBridge(shell.standIn.createWindow(APP_URL).renderer());
    expect(errorOf(await other.call(LIST)).code).toBe('call.untrusted');
  });

  it('may not cancel from a frame either', async () => {
    const { mainFrame } = shell.windows.a;
    const request = { id: 'c', call: 'jobs.get', input: { id: 'held' } };
    const reply = bridgeOf().call(request);
    await shell.backend.gates.reached('held');
    bridgeOf({ url: APP_URL, parent: mainFrame }).cancel('c');
    await bridgeOf().call(LIST);
    shell.backend.gates.open('held');
    expect((await reply).ok).toBe(true);
  });
});

describe('a window', () => {
  it('that was destroyed gets no more events, and nothing breaks', () => {
    shell.windows.a.destroy();
    const emit = () =>
      shell.backend.events.emit('practice.changed', { running: false, intercoms: [] });
    expect(emit).not.toThrow();
    expect(shell.backend.lines.filter((line) => line.level === 'error')).toEqual([]);
  });

  it('that is being destroyed does not keep an event from the others', async () => {
    const seen = vi.fn();
    createBridge(shell.windows.b.renderer()).onEvent(seen);
    const { contents } = shell.windows.a;
    vi.spyOn(contents, 'isDestroyed').mockReturnValue(false);
    shell.windows.a.destroy();
    shell.host.admit(contents);
    shell.backend.events.emit('practice.changed', { running: false, intercoms: [] });
    await vi.waitFor(() => expect(seen).toHaveBeenCalledTimes(1));
  });

  it('that was destroyed has its calls cancelled and its files deleted', async () => {
    const put = { id: 'p', call: 'files.put', input: { name: 'a.csv', base64: 'MQ==' } };
    const reply = await bridgeOf().call(put);
    if (!reply.ok) throw new Error(reply.error.message);
    const { token } = reply.value as { token: string };
    const caller = `window:${shell.windows.a.contents.id}`;
    await expect(shell.backend.files.open(caller, token)).resolves.toBeDefined();
    void bridgeOf().call({ id: 'c', call: 'jobs.cancel', input: { id: 'held' } });
    await shell.backend.gates.reached('held');
    shell.windows.a.destroy();
    await vi.waitFor(() =>
      expect(shell.backend.lines).toContainEqual(
        expect.objectContaining({ message: 'A cancelled call ended' }),
      ),
    );
    await expect(shell.backend.files.open(caller, token)).rejects.toMatchObject({
      code: 'file.unknown-token',
    });
  });
});

describe('the bridge', () => {
  it('has three functions and nothing else', () => {
    expect(Object.keys(bridgeOf()).sort()).toEqual(['call', 'cancel', 'onEvent']);
  });

  it('answers where a request cannot be cloned', async () => {
    const request = { id: 'f', call: 'intercoms.list', input: { look: () => 1 } };
    expect(errorOf(await bridgeOf().call(request)).code).toBe('call.bad-input');
  });

  it('answers where nobody listens any more', async () => {
    shell.host.close();
    const reply = await bridgeOf().call(LIST);
    expect(reply.id).toBe('1');
    expect(errorOf(reply).code).toBe('call.shut-down');
  });

  it('never sees an exception of the backend', async () => {
    vi.spyOn(shell.backend.router, 'handle').mockRejectedValue(new Error('inside'));
    const page = shell.windows.a.renderer();
    await expect(page.invoke(CALL_CHANNEL, LIST)).rejects.toThrow();
    expect(errorOf(await createBridge(page).call(LIST)).code).toBe('call.shut-down');
  });

  it('ignores a cancel that is not an id', async () => {
    const page = shell.windows.a.renderer();
    page.send('lintel:cancel', { id: 'x' });
    page.send('lintel:cancel', 'x'.repeat(1000));
    expect((await createBridge(page).call(LIST)).ok).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { signedIn } from './support';

describe('the console', () => {
  it.each(['A05', 'E18C', 'X916', 'S532'] as const)(
    'shows what went over the wire to an %s, and never how it signed in',
    async (model) => {
      const { app, id } = await signedIn({ model });
      const call = { id, target: 'relay', action: 'status', method: 'GET' } as const;
      const { exchanges, problem } = await app.call('console.send', call);
      expect(problem).toBeNull();
      const last = exchanges.at(-1);
      expect(last).toMatchObject({ method: 'GET', status: 200 });
      expect(last?.path).toContain('relay');
      expect(last?.replyBody).toContain('"retcode"');
      expect(last?.requestHeaders.authorization).toBe('Digest ***');
      expect(JSON.stringify(exchanges)).not.toMatch(/response="/);
    },
  );

  it('shows the body as it was, passwords and all, but writes none into the log', async () => {
    const { app, id } = await signedIn({ model: 'A05' });
    const key = 'Config.Account1.GENERAL.Pwd';
    const call = { id, target: 'sip', action: 'set', data: { [key]: 'plain-to-see' } };
    const { exchanges } = await app.call('console.send', call);
    expect(exchanges.at(-1)?.requestBody).toContain('plain-to-see');
    expect(app.log.text()).not.toContain('plain-to-see');
  });

  it('wants CONFIRM before what destroys, cuts off or is unknown, and sends nothing until then', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    const before = unit.requests.length;
    const data = { 'Config.Network.LAN.Type': '1' };
    for (const call of [
      { target: 'rfkey', action: 'clear' },
      { target: 'config', action: 'set', data },
      { target: 'system', action: 'reboot' },
      { target: 'face', action: 'get' },
    ]) {
      const error = await app.failure('console.send', { id, ...call });
      expect(error).toMatchObject({ code: 'call.bad-input', details: { field: 'confirm' } });
    }
    expect(unit.requests.length).toBe(before);
    const face = { id, target: 'face', action: 'get', confirm: 'CONFIRM' };
    const { exchanges, problem } = await app.call('console.send', face);
    expect(problem?.code).toBe('device.unsupported');
    expect(exchanges).toHaveLength(1);
  });

  it('names the field that is wrong before anything is sent', async () => {
    const { app, id } = await signedIn({ model: 'A05' });
    const call = { id, target: 'relay', action: 'trig' };
    const asking = await app.failure('console.send', call);
    expect(asking.details).toMatchObject({ field: 'confirm', danger: 'opens' });
    const error = await app.failure('console.send', { ...call, confirm: 'CONFIRM' });
    expect(error.details).toMatchObject({ field: 'data.num' });
    const odd = await app.failure('console.send', { id, target: '../x', action: 'get' });
    expect(odd.details).toMatchObject({ field: 'target' });
  });

  it('shows a reply that is none, and says what is wrong with it', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    unit.faults.add({ kind: 'garbage', target: 'relay', action: 'status' });
    const call = { id, target: 'relay', action: 'status' };
    const { exchanges, problem } = await app.call('console.send', call);
    expect(problem?.code).toBe('device.bad-reply');
    expect(exchanges.at(-1)?.replyBody).not.toBe('');
  });
});

import { expect, it } from 'vitest';
import { MAX_REQUEST_BYTES } from '../../shared/contract/envelope';
import { describeTransports, errorOf, valueOf } from './support/suite';

describeTransports('calls', (subject) => {
  it('answers with the id of the request and the value', async () => {
    const reply = await subject().call('device.dial', { id: 'X', phone: '1' }, { id: 'my-id' });
    expect(reply).toEqual({ id: 'my-id', ok: true, value: { status: '1|' } });
  });

  it('fills in defaults and trims before the service sees the input', async () => {
    const relay = await subject().call('device.triggerRelay', { id: 'X', relay: 1 });
    expect(valueOf(relay)).toEqual({ relays: [{ letter: 'A', name: '5', on: true }] });
    const dial = await subject().call('device.dial', { id: 'X', phone: '  200 ' });
    expect(valueOf(dial)).toEqual({ status: '200|' });
  });

  it('takes a missing input for an empty one', async () => {
    const reply = await subject().send({ id: '1', call: 'intercoms.list' }, 'a');
    expect(valueOf(reply)).toEqual({ intercoms: [] });
  });

  it('carries every character', async () => {
    const displayName = 'Türklingel „Süd“ \u0000 \u2028 漢字 👋🏽';
    const reply = await subject().call('device.dial', { id: 'X', phone: '1', displayName });
    expect(valueOf(reply)).toEqual({ status: `1|${displayName}` });
  });

  it('refuses a call that is not in the contract', async () => {
    const error = errorOf(await subject().send({ id: '1', call: 'device.explode' }, 'a'));
    expect(error).toMatchObject({ code: 'call.unknown', details: { call: 'device.explode' } });
  });

  it.each(['toString', 'constructor', '__proto__', 'hasOwnProperty'])(
    'does not take %s for a call',
    async (call) => {
      expect(errorOf(await subject().send({ id: '1', call, input: {} }, 'a')).code).toBe(
        'call.unknown',
      );
    },
  );

  it('names the field that is wrong', async () => {
    const error = errorOf(await subject().call('device.triggerRelay', { id: 'X', relay: 9 }));
    expect(error).toMatchObject({ code: 'call.bad-input', details: { field: 'relay' } });
    expect(error.message).toMatch(/^relay: /);
  });

  it('names a wrong field that lies deep', async () => {
    const input = { title: 'x', extensions: ['csv', 7] };
    const error = errorOf(await subject().send({ id: '1', call: 'files.pick', input }, 'a'));
    expect(error).toMatchObject({ code: 'call.bad-input', details: { field: 'extensions.1' } });
  });

  it('names the field that is missing', async () => {
    const error = errorOf(await subject().send({ id: '1', call: 'device.dial', input: {} }, 'a'));
    expect(error).toMatchObject({ code: 'call.bad-input', details: { field: 'id' } });
  });

  it('refuses input of the wrong kind as a whole', async () => {
    for (const input of ['text', 5, ['a'], null])
      expect(errorOf(await subject().send({ id: '1', call: 'device.dial', input }, 'a')).code).toBe(
        'call.bad-input',
      );
  });

  it.each([
    ['without an id', { call: 'app.info', input: {} }, 'id'],
    ['with an empty id', { id: '', call: 'app.info', input: {} }, 'id'],
    ['with an id too long', { id: 'x'.repeat(65), call: 'app.info', input: {} }, 'id'],
    ['with a number for an id', { id: 7, call: 'app.info', input: {} }, 'id'],
    ['without a call', { id: '1', input: {} }, 'call'],
  ])('refuses a request %s', async (_what, request, field) => {
    const error = errorOf(await subject().send(request, 'a'));
    expect(error).toMatchObject({ code: 'call.bad-input', details: { field } });
  });

  it.each([['text'], [null], [[]], [42]])('refuses %j as a request', async (request) => {
    expect(errorOf(await subject().send(request, 'a')).code).toBe('call.bad-input');
  });

  it('refuses a request that is too large, and goes on', async () => {
    const name = 'x'.repeat(MAX_REQUEST_BYTES + 1);
    const error = errorOf(await subject().call('intercoms.update', { id: 'X', name }));
    expect(error.code).toBe('call.too-large');
    expect((await subject().call('intercoms.list', {})).ok).toBe(true);
  });

  it('refuses a request that is nested too deeply', async () => {
    let input: unknown = 'core';
    for (let depth = 0; depth < 200; depth += 1) input = { input };
    const error = errorOf(await subject().send({ id: '1', call: 'device.call', input }, 'a'));
    expect(error.code).toBe('call.bad-input');
  });

  it('leaves out what the contract does not name and what is undefined', async () => {
    expect(valueOf(await subject().call('intercoms.forget', { id: 'X' }))).toEqual({});
  });

  it('carries a large answer whole', async () => {
    const { values } = valueOf(
      await subject().call('settings.get', { id: 'X', section: 'config' }),
    ) as { values: { Long: string } };
    expect(values.Long).toHaveLength(2000);
  });

  it('carries what no JSON can hold as words', async () => {
    const value = valueOf(
      await subject().call('device.call', { id: 'X', target: 'group', action: 'get' }),
    );
    expect(value).toMatchObject({
      items: [
        { ID: '1', self: expect.any(Object) as unknown },
        { big: '10', call: '[function call]', at: '1970-01-01T00:00:00.000Z', not: 'NaN' },
      ],
    });
    expect(() => JSON.stringify(value)).not.toThrow();
  });

  it('carries every field of an error', async () => {
    expect(errorOf(await subject().call('device.reboot', { id: 'X' }))).toEqual({
      code: 'device.busy',
      message: 'X is upgrading.',
      hint: 'Wait for the upgrade.',
      retryable: true,
      details: { retcode: -7, address: '192.168.1.78', rows: [{ ID: '12', Ret: 1 }], none: null },
    });
  });

  it('tells a fault in the program without its inside', async () => {
    const error = errorOf(await subject().call('device.hangUp', { id: 'X' }));
    expect(error.code).toBe('call.internal');
    expect(JSON.stringify(error)).not.toContain('test-backend');
    expect(subject().backend.lines).toContainEqual(
      expect.objectContaining({ level: 'error', message: 'A call failed' }),
    );
  });

  it('does not pass on an answer that is not as the contract says', async () => {
    const error = errorOf(await subject().call('device.scanCard', { id: 'X' }));
    expect(error).toMatchObject({
      code: 'call.bad-output',
      details: { field: 'code', call: 'device.scanCard' },
    });
  });

  it('answers many calls at once, each its own', async () => {
    const replies = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        subject().call('device.dial', { id: 'X', phone: String(n) }, { id: `many-${n}` }),
      ),
    );
    replies.forEach((reply, n) => {
      expect(reply).toEqual({ id: `many-${n}`, ok: true, value: { status: `${n}|` } });
    });
  });

  it('keeps two calls of the same name apart, whichever ends first', async () => {
    const first = subject().call('jobs.get', { id: 'one' });
    const second = subject().call('jobs.get', { id: 'two' });
    await subject().backend.gates.reached('one');
    await subject().backend.gates.reached('two');
    subject().backend.gates.open('two');
    expect(valueOf(await second)).toMatchObject({ id: 'two' });
    subject().backend.gates.open('one');
    expect(valueOf(await first)).toMatchObject({ id: 'one' });
  });

  it('refuses an id that is still in use, without harm to the call that has it', async () => {
    const first = subject().call('jobs.get', { id: 'held' }, { id: 'same' });
    await subject().backend.gates.reached('held');
    const error = errorOf(await subject().call('intercoms.list', {}, { id: 'same' }));
    expect(error).toMatchObject({ code: 'call.bad-input', details: { field: 'id' } });
    subject().backend.gates.open('held');
    expect((await first).ok).toBe(true);
  });

  it('lets two windows use the same id', async () => {
    const first = subject().call('jobs.get', { id: 'held' }, { id: 'same', client: 'a' });
    await subject().backend.gates.reached('held');
    const second = await subject().call('intercoms.list', {}, { id: 'same', client: 'b' });
    expect(second.ok).toBe(true);
    subject().backend.gates.open('held');
    expect((await first).ok).toBe(true);
  });
});

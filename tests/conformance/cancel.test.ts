import { expect, it, vi } from 'vitest';
import { describeTransports, errorOf, valueOf } from './support/suite';

describeTransports('cancelling', (subject) => {
  it('answers a call that was cancelled before it arrived', async () => {
    await subject().cancel('early', 'a');
    const reply = await subject().call('device.dial', { id: 'X', phone: '1' }, { id: 'early' });
    expect(errorOf(reply)).toMatchObject({ code: 'call.cancelled', retryable: true });
  });

  it('does not hold an early cancel against another window', async () => {
    await subject().cancel('early', 'a');
    const input = { id: 'X', phone: '1' };
    expect((await subject().call('device.dial', input, { id: 'early', client: 'b' })).ok).toBe(
      true,
    );
  });

  it('lets a service say how far it came', async () => {
    const reply = subject().call('jobs.cancel', { id: 'heeds' }, { id: 'c1' });
    await subject().backend.gates.reached('heeds');
    await subject().cancel('c1', 'a');
    expect(errorOf(await reply)).toMatchObject({
      code: 'call.cancelled',
      message: 'Stopped after 2 of 5 rows.',
      details: { done: 2 },
    });
  });

  it('answers at once though the service goes on, and does not lose what it did', async () => {
    const reply = subject().call('jobs.get', { id: 'stubborn' }, { id: 'c2' });
    await subject().backend.gates.reached('stubborn');
    await subject().cancel('c2', 'a');
    expect(errorOf(await reply)).toMatchObject({
      code: 'call.cancelled',
      details: { completed: 'unknown' },
    });
    subject().backend.gates.open('stubborn');
    await vi.waitFor(() =>
      expect(subject().backend.lines).toContainEqual({
        level: 'info',
        message: 'A cancelled call ended',
        facts: { call: 'jobs.get', outcome: 'done' },
      }),
    );
  });

  it('says so when the work was done all the same', async () => {
    const reply = subject().call('jobs.undo', { id: 'late' }, { id: 'c3' });
    await subject().backend.gates.reached('late');
    await subject().cancel('c3', 'a');
    expect(errorOf(await reply)).toMatchObject({
      code: 'call.cancelled',
      details: { completed: true },
    });
  });

  it('changes nothing after the reply', async () => {
    const reply = await subject().call('device.dial', { id: 'X', phone: '1' }, { id: 'c4' });
    expect(reply.ok).toBe(true);
    await subject().cancel('c4', 'a');
    await subject().cancel('c4', 'a');
    expect((await subject().call('intercoms.list', {}, { id: 'c4' })).ok).toBe(true);
  });

  it('does nothing for an id that nobody has', async () => {
    await subject().cancel('never', 'a');
    expect((await subject().call('intercoms.list', {})).ok).toBe(true);
  });

  it("does not reach another window's call", async () => {
    const reply = subject().call('jobs.get', { id: 'mine' }, { id: 'c5', client: 'a' });
    await subject().backend.gates.reached('mine');
    await subject().cancel('c5', 'b');
    // A second call of b comes after the cancel on every transport.
    await subject().call('intercoms.list', {}, { client: 'b' });
    subject().backend.gates.open('mine');
    expect(valueOf(await reply)).toMatchObject({ id: 'mine' });
  });

  it('ends one of two calls of the same name only', async () => {
    const first = subject().call('jobs.get', { id: 'one' }, { id: 'c6' });
    const second = subject().call('jobs.get', { id: 'two' }, { id: 'c7' });
    await subject().backend.gates.reached('one');
    await subject().backend.gates.reached('two');
    await subject().cancel('c6', 'a');
    expect(errorOf(await first).code).toBe('call.cancelled');
    subject().backend.gates.open('two');
    expect(valueOf(await second)).toMatchObject({ id: 'two' });
  });
});

import { expect, it } from 'vitest';
import type { EventPayload } from '../../shared/contract';
import { describeTransports, eventsOf, valueOf } from './support/suite';

const nothingPractised: EventPayload<'practice.changed'> = { running: false, intercoms: [] };

describeTransports('events', (subject) => {
  it('arrive in order, each numbered one higher', async () => {
    const stream = await subject().listen('a');
    for (let n = 0; n < 50; n += 1)
      subject().backend.events.emit('intercoms.changed', { id: `unit-${n}`, intercom: null });
    const messages = await eventsOf(stream, 50);
    const first = messages[0]!.seq;
    expect(messages).toEqual(
      Array.from({ length: 50 }, (_, n) => ({
        seq: first + n,
        name: 'intercoms.changed',
        payload: { id: `unit-${n}`, intercom: null },
      })),
    );
  });

  it('reach every window with the same content', async () => {
    const streams = [await subject().listen('a'), await subject().listen('b')];
    subject().backend.events.emit('practice.changed', nothingPractised);
    for (const stream of streams)
      expect(await eventsOf(stream, 1)).toMatchObject([
        { name: 'practice.changed', payload: nothingPractised },
      ]);
  });

  it('of a call come while other calls go on', async () => {
    const stream = await subject().listen('b');
    const held = subject().call('jobs.get', { id: 'held' });
    await subject().backend.gates.reached('held');
    await subject().call('intercoms.update', { id: 'X', name: 'Front gate' });
    expect((await eventsOf(stream, 1))[0]?.payload).toMatchObject({
      id: 'X',
      intercom: { name: 'Front gate' },
    });
    subject().backend.gates.open('held');
    expect((await held).ok).toBe(true);
  });

  it('stop for a window that does not listen any more, and go on for the other', async () => {
    const [first, second] = [await subject().listen('a'), await subject().listen('b')];
    subject().backend.events.emit('practice.changed', nothingPractised);
    await eventsOf(first, 1);
    await first.stop();
    subject().backend.events.emit('practice.changed', nothingPractised);
    await eventsOf(second, 2);
    expect(first.messages).toHaveLength(1);
  });

  it('that were missed show as a gap, and the snapshot has what they said', async () => {
    const before = await subject().listen('a');
    subject().backend.events.emit('practice.changed', nothingPractised);
    const [last] = await eventsOf(before, 1);
    await before.stop();
    await subject().call('intercoms.update', { id: 'X', name: 'Missed' });
    const after = await subject().listen('a');
    subject().backend.events.emit('practice.changed', nothingPractised);
    const [next] = await eventsOf(after, 1);
    expect(next!.seq).toBe(last!.seq + 2);
    expect(valueOf(await subject().call('intercoms.list', {}))).toMatchObject({
      intercoms: [{ id: 'X', name: 'Missed' }],
    });
  });

  it('that are not as the contract says are a gap, never wrong data', async () => {
    const stream = await subject().listen('a');
    const wrong = { running: 'yes' } as unknown as typeof nothingPractised;
    subject().backend.events.emit('practice.changed', nothingPractised);
    subject().backend.events.emit('practice.changed', wrong);
    subject().backend.events.emit('practice.changed', nothingPractised);
    const messages = await eventsOf(stream, 2);
    expect(messages[1]!.seq).toBe(messages[0]!.seq + 2);
    expect(messages).toHaveLength(2);
  });

  it('tell a change before or with the reply, never lost behind it', async () => {
    const stream = await subject().listen('a');
    await subject().call('intercoms.update', { id: 'X', name: 'One' });
    await subject().call('intercoms.update', { id: 'X', name: 'Two' });
    const names = (await eventsOf(stream, 2)).map(
      ({ payload }) => (payload as EventPayload<'intercoms.changed'>).intercom?.name,
    );
    expect(names).toEqual(['One', 'Two']);
  });
});

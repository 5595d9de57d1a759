import { expect, it, vi } from 'vitest';
import type { CallInput, CallName } from '../../../shared/contract';
import { toAppError } from '../../../shared/errors';
import { signedIn, type Pair } from './support';

/** Sends a call and gives it up as soon as the intercom has it; what the window is told. */
async function stopOnItsWay<N extends CallName>(
  { app, unit }: Pair,
  strike: { readonly target: string; readonly action: string },
  call: { readonly name: N; readonly input: CallInput<N> },
) {
  const fault = unit.faults.add({ kind: 'slow', ...strike });
  const stop = new AbortController();
  const told = app.call(call.name, call.input, { signal: stop.signal }).then(
    () => undefined,
    (error: unknown) => toAppError(error),
  );
  await fault.hit;
  stop.abort();
  const error = await told;
  fault.release();
  // What it came to after all is in the log of Lintel.
  const ended = await vi.waitFor(() => {
    const line = app.log.lines.find(({ message }) => message === 'A cancelled call ended');
    expect(line).toBeDefined();
    return line;
  });
  return { error, outcome: ended?.facts['outcome'] };
}

it('sees a capture through that is being started, and does not say that it was not', async () => {
  const pair = await signedIn({ model: 'A05' });
  const { error, outcome } = await stopOnItsWay(
    pair,
    { target: 'pcap', action: 'start' },
    { name: 'capture.start', input: { id: pair.id, seconds: 0 } },
  );
  expect(error).toMatchObject({ code: 'call.cancelled', details: { completed: 'unknown' } });
  expect(error?.hint).toContain('It may still have been carried out.');
  expect(outcome).toBe('done');
  expect(pair.unit.state.capture.status).toBe('running');
});

it('sees an emptying of the log through', async () => {
  const pair = await signedIn({ model: 'A05' });
  const { outcome } = await stopOnItsWay(
    pair,
    { target: 'log', action: 'clear' },
    { name: 'logs.clear', input: { id: pair.id, type: 'log' } },
  );
  expect(outcome).toBe('done');
  expect(pair.unit.state.logLines).toEqual([]);
});

it('deletes no further line, and reads back what it deleted', async () => {
  const pair = await signedIn({ model: 'A05' });
  const { unit, id } = pair;
  for (const Num of ['1', '2', '3']) unit.state.callLog.add({ Num, Type: 'Missed' });
  const ids = unit.state.callLog.rows.map((row) => row['ID'] ?? '');
  const { outcome } = await stopOnItsWay(
    pair,
    { target: 'calllog', action: 'del' },
    { name: 'logs.removeRows', input: { id, kind: 'calllog', ids } },
  );
  expect(outcome).toBe('call.cancelled');
  expect(unit.state.callLog.rows.map((row) => row['ID'])).toEqual(ids.slice(1));
  expect(unit.requests.at(-1)).toMatchObject({ target: 'calllog', action: 'get' });
});

it('sends nothing of a write that is given up while it waits for its turn', async () => {
  const { app, id, unit } = await signedIn({ model: 'A05' });
  const slow = unit.faults.add({ kind: 'slow', target: 'log', action: 'get' });
  const reading = app.call('settings.get', { id, section: 'log' });
  await slow.hit;
  const stop = new AbortController();
  const clearing = app.call('logs.clear', { id, type: 'log' }, { signal: stop.signal });
  const failed = expect(clearing).rejects.toMatchObject({ code: 'call.cancelled' });
  stop.abort();
  await failed;
  slow.release();
  await reading;
  expect(unit.requests.filter(({ action }) => action === 'clear')).toEqual([]);
});

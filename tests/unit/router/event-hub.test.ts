import { describe, expect, it, vi } from 'vitest';
import { createEventHub } from '../../../electron/backend/event-hub';
import type { EventMessage } from '../../../shared/contract/envelope';

const payload = { running: false, intercoms: [] };

describe('the event hub', () => {
  it('gives a window that was away what it missed, in order and once', () => {
    const hub = createEventHub();
    for (let n = 0; n < 5; n += 1) hub.emit('practice.changed', payload);
    const seen: EventMessage[] = [];
    hub.subscribe('a', (message) => seen.push(message), 3);
    hub.emit('practice.changed', payload);
    expect(seen.map((message) => message.seq)).toEqual([4, 5, 6]);
  });

  it('keeps no more than a few: the rest is a gap', () => {
    const hub = createEventHub();
    for (let n = 0; n < 1000; n += 1) hub.emit('practice.changed', payload);
    const seen: EventMessage[] = [];
    hub.subscribe('a', (message) => seen.push(message), 1);
    expect(seen).toHaveLength(100);
    expect(seen[0]?.seq).toBe(901);
    expect(hub.lastSeq).toBe(1000);
  });

  it('gives a new window only what comes', () => {
    const hub = createEventHub();
    hub.emit('practice.changed', payload);
    const seen = vi.fn();
    hub.subscribe('a', seen);
    expect(seen).not.toHaveBeenCalled();
  });

  it('is not stopped by one window that fails', () => {
    const log = vi.fn();
    const hub = createEventHub({ log });
    const seen = vi.fn();
    hub.subscribe('a', () => {
      throw new Error('gone');
    });
    hub.subscribe('b', seen);
    hub.emit('practice.changed', payload);
    expect(seen).toHaveBeenCalledOnce();
    expect(log).toHaveBeenCalledWith('error', expect.any(String), expect.anything());
  });

  it('ends the subscriptions of one caller only', () => {
    const hub = createEventHub();
    const [first, second] = [vi.fn(), vi.fn()];
    hub.subscribe('a', first);
    hub.subscribe('ab', second);
    hub.dropCaller('a');
    hub.emit('practice.changed', payload);
    expect(first).not.toHaveBeenCalled();
    expect(second).toHaveBeenCalledOnce();
  });

  it('sends a copy: what a service changes afterwards does not change the event', () => {
    const hub = createEventHub();
    const seen: EventMessage[] = [];
    hub.subscribe('a', (message) => seen.push(message));
    const list = [{ address: 'a', model: 'A05', note: '' }];
    hub.emit('practice.changed', { running: true, intercoms: list });
    list.pop();
    expect(seen[0]?.payload).toMatchObject({ intercoms: [{ model: 'A05' }] });
  });
});

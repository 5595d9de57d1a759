import { describe, expect, test } from 'vitest';
import { calls } from '../../../shared/contract';
import type { SipForm } from '../../../shared/contract/sip';

/** The wizard keeps its place in the storage of the window; this stands for it outside of one. */
const stored = new Map<string, string>();
Object.defineProperty(globalThis, 'sessionStorage', {
  configurable: true,
  value: {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  },
});
const { clearDraft, draftOf, entered, patchForm, startWith, takeReading } =
  await import('../../../renderer/screens/intercom/sip/draft');

const read: SipForm = { ...calls['sip.read'].example.output.form, enabled: false };
const facts = { hasPassword: true, missing: [] };
const reading = { account: 1, form: read, facts } as const;

describe('what was entered', () => {
  test('starts as the intercom has it, with the account to be used', () => {
    takeReading('a', reading);
    const form = draftOf('a').forms[1];
    expect(form?.values).toMatchObject({ server: read.server, enabled: true, password: '' });
    expect(form && entered(form)).toEqual([]);
  });

  test('stays when the intercom is read again', () => {
    takeReading('b', reading);
    patchForm('b', { account: 1, values: { ...read, enabled: true, server: 'typed' } });
    takeReading('b', { ...reading, form: { ...read, server: 'changed-elsewhere' } });
    expect(draftOf('b').forms[1]).toMatchObject({
      original: { server: 'changed-elsewhere' },
      values: { server: 'typed' },
    });
  });

  test('is stored without the password, and says that one was lost', () => {
    takeReading('c', reading);
    patchForm('c', { account: 1, values: { ...read, password: 'hush-hush' } });
    const all = [...stored.values()].join();
    expect(all).toContain('10.0.0.5');
    expect(all).not.toContain('hush-hush');
    expect(all).toContain('"passwordLost":true');
    expect(draftOf('c').forms[1]?.values.password).toBe('hush-hush');
  });

  test('is of one account; the other one keeps its own', () => {
    takeReading('d', reading);
    takeReading('d', { ...reading, account: 2 });
    patchForm('d', { account: 2, values: { ...read, server: 'second' } });
    startWith('d', 2);
    expect(draftOf('d')).toMatchObject({ account: 2, step: 'account' });
    expect(draftOf('d').forms[1]?.values.server).toBe(read.server);
    expect(draftOf('d').forms[2]?.values.server).toBe('second');
  });

  test('is gone when it was discarded', () => {
    takeReading('e', reading);
    clearDraft('e');
    expect(draftOf('e')).toEqual({ step: 'account', account: 1, forms: {}, jobId: null });
  });
});

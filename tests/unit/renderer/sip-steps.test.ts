import { describe, expect, test } from 'vitest';
import {
  changedFields,
  copiedFrom,
  firstBadStep,
  problemsOf,
  sectionOf,
  STEP_FIELDS,
  toSend,
} from '../../../renderer/screens/intercom/sip/sip-steps';
import type { SipForm } from '../../../shared/contract/sip';
import { SIP_FIELD_NAMES } from '../../../shared/device/sip-account';

const form: SipForm = {
  enabled: true,
  server: '10.0.0.5',
  port: 5060,
  username: '130',
  authName: '130',
  password: '',
  displayName: 'Front gate',
  label: '130',
  transport: 'udp',
  proxyEnabled: false,
  proxyServer: '',
  proxyPort: 5060,
  rport: true,
  keepAlive: true,
  keepAliveSeconds: 30,
  stunEnabled: false,
  stunServer: '',
  stunPort: 3478,
};
const words = { port: 'PORT', seconds: 'SECONDS', tooLong: 'LONG' };
const facts = { hasPassword: true, missing: [] };

describe('the steps of the SIP wizard', () => {
  test('ask for every field of an account exactly once', () => {
    expect(Object.values(STEP_FIELDS).flat().sort()).toEqual([...SIP_FIELD_NAMES].sort());
  });

  test('let a complete account through', () => {
    expect(problemsOf(form, facts, words)).toEqual({});
    expect(firstBadStep({})).toBeNull();
  });

  test('name what is out of range in words, and what is contradictory beside it', () => {
    const problems = problemsOf(
      { ...form, port: '', keepAliveSeconds: 4, stunEnabled: true, label: 'x'.repeat(129) },
      facts,
      words,
    );
    expect(problems).toEqual({
      port: 'PORT',
      keepAliveSeconds: 'SECONDS',
      label: 'LONG',
      stunServer: 'Enter the address of the STUN server, or switch it off.',
    });
    expect(firstBadStep(problems)).toBe('server');
  });

  test('ask for a password only where the intercom holds none', () => {
    expect(problemsOf(form, { hasPassword: false, missing: [] }, words)).toHaveProperty('password');
    expect(problemsOf(form, facts, words)).not.toHaveProperty('password');
  });

  test('never blame a field that the intercom lacks', () => {
    const lacking = { hasPassword: true, missing: ['port'] };
    expect(problemsOf({ ...form, port: 0 }, lacking, words)).toEqual({});
  });

  test('know the section a field is in', () => {
    expect(sectionOf('stunServer')).toBe('nat');
    expect(sectionOf('proxyServer')).toBe('proxy');
    expect(sectionOf('server')).toBeNull();
  });
});

describe('what is sent', () => {
  test('leaves a blank password out, so that the stored one stays', () => {
    expect(toSend(form)).not.toHaveProperty('password');
    expect(toSend({ ...form, password: 'new' })).toHaveProperty('password', 'new');
  });

  test('counts only what a person changed', () => {
    expect(changedFields(form, { ...form, server: 'sip.example.org', password: 'x' })).toEqual([
      'server',
      'password',
    ]);
    expect(changedFields(form, form)).toEqual([]);
  });

  test('takes server and options over, and leaves who the door is', () => {
    const mine = { ...form, username: '131', authName: '131', label: '131', password: 'mine' };
    const taken = copiedFrom({ ...form, server: 'other', transport: 'tls', enabled: false }, mine);
    expect(taken).toMatchObject({ server: 'other', transport: 'tls', enabled: true });
    expect(taken).toMatchObject({ username: '131', label: '131', password: 'mine' });
  });
});

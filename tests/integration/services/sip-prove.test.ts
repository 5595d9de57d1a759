import { describe, expect, it } from 'vitest';
import type { SipForm } from '../../../shared/contract/sip';
import { headerOf } from '../../../shared/sip/message';
import { CHALLENGE, isRight, isSigned, reply, udpStandIn } from '../../support/sip-stand-in';
import { atEnd, signedIn, type Pair } from './support';

const PASSWORD = 'p4ssw0rd-of-130';

async function registrar() {
  const server = await udpStandIn((request) => [
    isSigned(request) && isRight(request, PASSWORD)
      ? reply(request, '200 OK')
      : reply(request, '401 Unauthorized', CHALLENGE),
  ]);
  atEnd(() => server.stop());
  return server;
}

/** A unit whose first account is set up at a registrar on loopback. */
async function withAccount(
  model: 'A05' | 'S532' | 'E18C',
  values: Readonly<Record<string, string>> = {},
): Promise<Pair & { readonly requests: Awaited<ReturnType<typeof registrar>>['requests'] }> {
  const { port, requests } = await registrar();
  const prefix = model === 'E18C' ? 'Config.Account.' : 'Config.Account1.';
  const config = Object.fromEntries(
    Object.entries({
      ...{ 'GENERAL.Enable': '1', 'GENERAL.UserName': '130', 'GENERAL.AuthName': 'gate-130' },
      ...{ 'GENERAL.Pwd': PASSWORD, 'SIP.Server': '127.0.0.1', 'SIP.Port': String(port) },
      ...values,
    }).map(([key, value]) => [prefix + key, value]),
  );
  return { ...(await signedIn({ model, config })), requests };
}

describe('trying an account from the laptop', () => {
  it.each(['A05', 'S532', 'E18C'] as const)(
    'takes server, user and password from an %s, whatever the form of its passwords',
    async (model) => {
      const { app, id, requests } = await withAccount(model);
      const proof = await app.call('sip.prove', { id, account: 1 });
      expect(proof).toMatchObject({ verdict: 'accepted', status: 200, transport: 'udp' });
      expect(headerOf(requests[1]!, 'authorization')).toContain('username="gate-130"');
      expect(app.log.text() + JSON.stringify(proof)).not.toContain(PASSWORD);
    },
  );

  it('takes what is typed, and the password that the intercom holds where none is', async () => {
    const { app, id } = await withAccount('A05');
    const { form } = await app.call('sip.read', { id, account: 1 });
    const verdict = async (change: Partial<SipForm>) =>
      (await app.call('sip.prove', { id, account: 1, form: { ...form, ...change } })).verdict;
    expect(await verdict({})).toBe('accepted');
    expect(await verdict({ password: 'mistyped' })).toBe('wrong-password');
  });

  it('says what is missing instead of asking with nothing', async () => {
    const hidden = await withAccount('A05', { 'GENERAL.Pwd': '********' });
    const failure = await hidden.app.failure('sip.prove', { id: hidden.id, account: 1 });
    expect(failure.code).toBe('sip.password-unknown');
    expect(hidden.requests).toHaveLength(0);
    const empty = await withAccount('A05', { 'SIP.Server': '' });
    expect((await empty.app.failure('sip.prove', { id: empty.id, account: 1 })).code).toBe(
      'sip.nothing-set',
    );
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAsker, contactsOf } from '../../../electron/backend/sip-client/register';
import { proveAccount } from '../../../electron/backend/sip-client/prove';
import type { SipAccountToProve } from '../../../electron/backend/sip-client/types';
import type { SipProof } from '../../../shared/sip/proof';
import { realClock } from '../../support/clock';
import { createMemoryLog } from '../../support/memory-log';
import { ask, kamailioMissing, startKamailio, type Registrar } from './kamailio';

const memory = createMemoryLog();
const PASSWORD = 'secret';

describe.skipIf(kamailioMissing())('a real registrar (Kamailio)', () => {
  let kamailio: Registrar | undefined;
  beforeAll(async () => {
    kamailio = await startKamailio();
  });
  afterAll(() => kamailio?.stop());

  const port = (): number => kamailio?.port ?? 0;
  const prove = (
    account: Partial<SipAccountToProve> = {},
    patienceMs?: number,
  ): Promise<SipProof> =>
    proveAccount(
      {
        ...{ server: '127.0.0.1', port: port(), transport: 'udp', username: '130', authName: '' },
        password: PASSWORD,
        ...account,
      },
      {
        ...{
          clock: realClock,
          log: memory.log,
          signal: new AbortController().signal,
          agent: 'Lintel/test',
        },
        ...(patienceMs !== undefined && { patienceMs }),
      },
    );

  it.each(['udp', 'tcp'] as const)('takes the right password by %s', async (transport) => {
    const proof = await prove({ transport });
    expect(proof).toMatchObject({ verdict: 'accepted', status: 200, sent: 1, transport });
    expect(proof.message).toBe(`The registrar 127.0.0.1:${port()} accepted user and password.`);
    expect(proof.agent).toMatch(/kamailio/i);
  });

  it.each(['udp', 'tcp'] as const)(
    'refuses a wrong password by %s, asked once',
    async (transport) => {
      const proof = await prove({ transport, password: 'not-this-one' });
      expect(proof).toMatchObject({ verdict: 'wrong-password', status: 401 });
      expect(proof.message).toContain('401 to the password');
      expect(JSON.stringify(proof) + memory.text()).not.toContain('not-this-one');
    },
  );

  describe('by TLS', () => {
    const byTls = (account: Partial<SipAccountToProve> = {}) =>
      prove({ transport: 'tls', port: kamailio?.tlsPort ?? 0, ...account });

    it('takes the right password, and says that nobody vouches for its certificate', async () => {
      const proof = await byTls();
      expect(proof).toMatchObject({
        ...{ verdict: 'accepted', status: 200, sent: 1, transport: 'tls' },
        certificate: { trusted: false },
      });
      const told = proof.certificate?.fingerprint.replaceAll(':', '').toLowerCase();
      expect(told).toBe(kamailio?.fingerprint);
      expect(proof.agent).toMatch(/kamailio/i);
    });

    it('refuses a wrong password and a user that it does not know', async () => {
      const wrong = await byTls({ password: 'not-by-tls' });
      expect(wrong).toMatchObject({ verdict: 'wrong-password', status: 401 });
      expect(JSON.stringify(wrong) + memory.text()).not.toContain('not-by-tls');
      expect(await byTls({ username: '999' })).toMatchObject({ verdict: 'unknown-user' });
    });

    it('is told from a port that says nothing to its greeting', async () => {
      expect(await byTls({ port: port() })).toMatchObject({ verdict: 'tls-failed', status: null });
      const plain = await prove({ transport: 'tcp', port: kamailio?.tlsPort ?? 0 }, 900);
      expect(['cut', 'no-answer', 'not-sip']).toContain(plain.verdict);
    }, 20_000);
  });

  it('knows an authentication name that is not the user', async () => {
    // Kamailio signs with whatever user name the answer carries; the address stays that of 131.
    expect(await prove({ username: '131', authName: 'front-gate' })).toMatchObject({
      verdict: 'accepted',
    });
  });

  it.each([
    ['999', 'unknown-user', 404],
    ['403', 'forbidden', 403],
    ['140', 'open', 200],
  ] as const)('tells of the user %s: %s', async (username, verdict, status) => {
    expect(await prove({ username })).toMatchObject({ verdict, status });
  });

  it('says where a server sends its users, and does not follow with the password', async () => {
    const proof = await prove({ username: '302' });
    expect(proof).toMatchObject({ verdict: 'moved', status: 302 });
    expect(proof.message).toContain('192.0.2.9:5070');
  });

  it('tells a server that ignores REGISTER from none', async () => {
    const proof = await prove({ username: 'drop' }, 900);
    expect(proof).toMatchObject({ verdict: 'no-answer', status: null, sent: 2 });
    expect(proof.message).toContain('does answer OPTIONS');
  });

  it("leaves the door's registration as it is, and tells of it", async () => {
    const own = '192.0.2.77:5062';
    const register = registering(port(), own);
    expect(await register()).toContain(own);
    for (const password of [PASSWORD, 'wrong']) await prove({ username: '140', password });
    const proof = await prove({ username: '140' });
    expect(proof.contacts).toEqual([own]);
    // The same with a Contact of its own that is taken away at once: the door's one stays.
    const { answer } = await leaving(port());
    expect(contactsOf(answer)).toEqual([own]);
  });
});

/** A door that registers by itself, as 140, which is let in without a password. */
function registering(port: number, contact: string): () => Promise<string | undefined> {
  const callId = randomUUID();
  let cseq = 0;
  return () => {
    cseq += 1;
    return ask(
      port,
      [
        `REGISTER sip:127.0.0.1:${port} SIP/2.0`,
        `Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK${callId}${cseq};rport`,
        ...['Max-Forwards: 70', 'From: <sip:140@127.0.0.1>;tag=d', 'To: <sip:140@127.0.0.1>'],
        ...[`Call-ID: ${callId}`, `CSeq: ${cseq} REGISTER`, `Contact: <sip:140@${contact}>`],
        ...['Expires: 600', 'Content-Length: 0', '', ''],
      ].join('\r\n'),
    );
  };
}

async function leaving(port: number) {
  const { openUdp } = await import('../../../electron/backend/sip-client/udp');
  const channel = await openUdp({ host: '127.0.0.1', port, transport: 'udp' });
  try {
    return await createAsker({
      channel,
      account: {
        ...{ server: '127.0.0.1', port, transport: 'udp', username: '140', authName: '' },
        password: '',
      },
      ...{ clock: realClock, signal: new AbortController().signal, agent: 'x', patienceMs: 4000 },
    })('REGISTER', { leavesOwn: true });
  } finally {
    channel.close();
  }
}

import { compareProof, isProven } from '../../../../../shared/sip/proof';
import type { DoorAccount, SipServer } from '../../../../../shared/site/document';
import { say } from '../../../../../shared/site/said';
import { isHidden } from '../../../../../shared/site/secrets';
import { waitForRegistration, readRegistration } from '../../../services/sip/registration';
import { proveAccount } from '../../../sip-client/prove';
import { fail, notPossible, pass, type CheckContext, type RunCheck, type Verdict } from '../types';

/** Seconds that an intercom may still be registering. */
const REGISTER_S = 10;

interface Planned {
  readonly account: DoorAccount;
  readonly server: SipServer;
}

function plannedOf({ door, site }: CheckContext, number: 1 | 2): Planned | undefined {
  const account = door.accounts.find((one) => one.account === number);
  const server = site.servers.find(({ id }) => id === account?.server);
  return account && server ? { account, server } : undefined;
}

const lacksServer = (number: number): Verdict =>
  fail(
    `The site has no SIP server for account ${number} any more. Choose one for this door.`,
    say('no-server', { n: number }),
  );

/** What the intercom itself tells of its registration, against the plan. */
export const checkRegistered =
  (number: 1 | 2): RunCheck =>
  async (context) => {
    const planned = plannedOf(context, number);
    if (!planned) return lacksServer(number);
    const { core, id, signal, report } = context;
    const { account, server } = planned;
    const n = number;
    const at = { user: account.username, server: server.server };
    return core.drivers.use(
      id,
      async (driver) => {
        const status = await readRegistration(driver, number, signal);
        if (status === null)
          return fail(
            `This intercom has no SIP account ${number}, or does not tell of it.`,
            say('no-account', { n }),
          );
        const wanted = { username: account.username, server: server.server };
        const differs =
          (status.username !== '' && status.username !== wanted.username) ||
          (status.server !== '' && status.server !== wanted.server);
        if (differs && status.registration !== 'disabled')
          return fail(
            `Account ${number} is set up as ${status.username} at ${status.server}; ${wanted.username} at ${wanted.server} is planned. Apply the plan.`,
            say('account-other', {
              n,
              is: `${status.username} (${status.server})`,
              wanted: `${wanted.username} (${wanted.server})`,
            }),
          );
        if (status.registration === 'disabled')
          return fail(
            `Account ${number} is switched off on the intercom. Apply the plan.`,
            say('account-off', { n }),
          );
        const verdict = await waitForRegistration({
          ...{ driver, account: number, clock: core.clock, signal, seconds: REGISTER_S },
          ...{ before: undefined, expect: wanted },
          onLook: (fraction) => report.progress(fraction),
        });
        if (verdict.kind === 'registered')
          return pass(
            `The intercom says that account ${number} is registered as ${wanted.username} at ${wanted.server}.`,
            say('registered', { n, ...at }),
          );
        if (verdict.kind === 'untold')
          return notPossible(
            'This intercom does not tell whether it is registered.',
            say('registration-untold'),
          );
        return verdict.kind === 'failed'
          ? fail(
              `The intercom says that ${wanted.server} did not accept account ${number} (${wanted.username}).`,
              say('not-accepted', { n, ...at }),
            )
          : fail(
              `Account ${number} (${wanted.username} at ${wanted.server}) has not registered within ${REGISTER_S} s. The server may not answer this intercom.`,
              say('not-registered', { n, ...at, within: REGISTER_S }),
            );
      },
      { signal, repeatable: true },
    );
  };

/** The same account, tried from this laptop: tells a wrong account from a network that blocks. */
export const checkSipLogin =
  (number: 1 | 2): RunCheck =>
  async (context) => {
    const planned = plannedOf(context, number);
    if (!planned) return lacksServer(number);
    const { core, id, signal } = context;
    const { account, server } = planned;
    if (isHidden(account.password))
      return notPossible(
        'The site is locked, so that its password is not known. Enter the passphrase, then check again.',
        say('site-locked'),
      );
    if (account.password === '')
      return notPossible(
        `No password is planned for account ${number}, so it cannot be tried.`,
        say('no-sip-password', { n: number }),
      );
    const proof = await proveAccount(
      {
        ...{ server: server.server, port: server.port, transport: server.transport },
        ...{ username: account.username, authName: account.authName, password: account.password },
        ...(server.proxyServer !== '' && {
          proxy: { server: server.proxyServer, port: server.proxyPort },
        }),
      },
      {
        ...{ clock: core.clock, log: core.log, signal },
        agent: `Lintel/${core.ports.version}`,
      },
    );
    const { message, advice, contacts, status } = proof;
    if (isProven(proof)) {
      const there = contacts.length === 0 ? '' : ` Registered there now: ${contacts.join(', ')}.`;
      return pass(
        `${message} (SIP ${status ?? 0})${there}`,
        say(proof.verdict === 'open' ? 'proof-open' : 'proof-accepted', { server: proof.server }),
        ...(contacts.length === 0 ? [] : [say('proof-there', { contacts: contacts.join(', ') })]),
      );
    }
    const told = await core.drivers
      .use(id, (driver) => readRegistration(driver, number, signal), { signal, repeatable: true })
      .then((one) => one?.registration ?? 'unknown');
    const compared = compareProof(told, proof);
    const words = `${message} ${compared.text}${advice === '' ? '' : ` ${advice}`}`;
    // The laptop is in another network: nothing is proven, and nothing is wrong with the account.
    const registered = told === 'registered';
    const said = [
      status === null
        ? say('proof-silent', { server: proof.server })
        : say('proof-refused', { server: proof.server, status }),
      status === null
        ? say(registered ? 'laptop-apart' : 'both-silent')
        : say(registered ? 'laptop-refused' : 'both-refused'),
    ];
    return compared.kind === 'laptop' && status === null
      ? notPossible(words, ...said)
      : fail(words, ...said);
  };

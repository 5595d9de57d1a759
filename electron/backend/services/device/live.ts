import type { Capability } from '../../../../shared/contract/intercoms';
import type { Live } from '../../../../shared/contract/device';
import { isAppError, toAppError, type AppError } from '../../../../shared/errors';
import type { ApiName } from '../../driver/api';
import type { Driver } from '../../driver/types';
import type { Clock } from '../../ports';
import { isSilence } from '../intercoms/state';
import { accountStatus } from '../sip/registration';
import { parseUptime, readNetwork, readSwitches, relayNames } from './reading';

type Maybe<T> =
  | { readonly known: true; readonly value: T }
  | { readonly known: false; readonly reason: 'unsupported' | 'failed'; readonly message: string };

const untold = (what: string): Maybe<never> => ({
  known: false,
  reason: 'unsupported',
  message: `This intercom does not tell its ${what}.`,
});

const WORDS: Partial<Readonly<Record<ApiName, string>>> = {
  'system/info': 'network and accounts',
  'system/status': 'clock',
  'relay/status': 'relays',
  'relay/get': 'relays',
  'input/status': 'inputs',
  'call/status': 'call state',
};

export interface LiveOptions {
  readonly id: string;
  readonly driver: Driver;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** What is known of this model: a function that is known to be missing is not asked again. */
  readonly capabilities: Readonly<Record<string, Capability>>;
  /** Names of the relays where they were read a moment ago. */
  readonly names?: Readonly<Record<string, string>>;
}

export interface LiveRead {
  readonly live: Live;
  readonly names: Readonly<Record<string, string>>;
  /** What the answers told about functions. */
  readonly learnt: Readonly<Record<string, Capability>>;
}

/**
 * Reads what an intercom is doing now. Each part says for itself why it cannot be read.
 *
 * @throws AppError when the intercom does not answer at all, does not let us in, or `call.cancelled`
 */
export async function readLive(options: LiveOptions): Promise<LiveRead> {
  const { id, driver, clock, signal, capabilities } = options;
  const learnt: Record<string, Capability> = {};
  let silence: AppError | undefined;

  const ask = async <T>(name: ApiName, work: () => Promise<T>): Promise<Maybe<T>> => {
    if (capabilities[name] === 'no') return untold(WORDS[name] ?? name);
    // One that has just been silent is not waited for six times.
    if (silence) return { known: false, reason: 'failed', message: silence.message };
    try {
      const value = await work();
      learnt[name] = 'yes';
      return { known: true, value };
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code === 'call.cancelled' || error.code === 'call.internal') throw error;
      if (error.code.startsWith('auth.') || error.code.startsWith('tls.')) throw error;
      if (isSilence(error)) silence = error;
      const unsupported = isAppError(error, 'device.unsupported');
      if (unsupported) learnt[name] = 'no';
      return {
        known: false,
        reason: unsupported ? 'unsupported' : 'failed',
        message: error.message,
      };
    }
  };
  const data = (name: ApiName) =>
    ask(
      name,
      async () => (await driver.call(name, {}, { signal })).data as Record<string, unknown>,
    );

  const at = clock.now();
  const info = await ask('system/info', () => driver.info({ signal }));
  const status = await ask('system/status', async () => {
    return (await driver.call('system/status', {}, { signal })).data;
  });
  const relays = await data('relay/status');
  const inputs = await data('input/status');
  const call = await data('call/status');
  const settings = relays.known && !options.names ? await data('relay/get') : undefined;
  // Nothing came through: the intercom is not there, which is not the same as having no relays.
  if (silence && ![info, status, relays, inputs, call].some((part) => part.known)) throw silence;

  const names = options.names ?? (settings?.known ? relayNames(settings.value) : {});
  const clockSeconds = map(status, 'clock', (value) => value.SystemTime);
  const live: Live = {
    id,
    at,
    clock: map(clockSeconds, 'clock', (seconds) => seconds * 1000),
    uptime: map(status, 'time since it started', (value) => parseUptime(value.UpTime)),
    network: map(info, 'network', ({ lan }) => lan && readNetwork(lan)),
    accounts: map(info, 'accounts', ({ accounts }) =>
      accounts.slice(0, 2).map((values, index) => accountStatus(index === 0 ? 1 : 2, values)),
    ),
    relays: map(relays, 'relays', (value) => readSwitches('Relay', value, names)),
    inputs: map(inputs, 'inputs', (value) => readSwitches('Input', value)),
    call: map(call, 'call state', ({ Status }) =>
      typeof Status === 'string' ? Status : undefined,
    ),
  };
  return { live, names, learnt };
}

/** The part of an answer that is asked for; where the answer lacks it, the intercom does not tell. */
function map<T, U>(part: Maybe<T>, what: string, pick: (value: T) => U | undefined): Maybe<U> {
  if (!part.known) return part;
  const value = pick(part.value);
  return value === undefined ? untold(what) : { known: true, value };
}

import type { CallParsed } from '../../../../shared/contract';
import type { Intercom } from '../../../../shared/contract/intercoms';
import { isAppError, toAppError } from '../../../../shared/errors';
import { waysKept } from '../../access/both-passwords';
import { placeOf } from '../../discovery/merge';
import { formatAddress, parseAddress } from '../../driver/address';
import type { Driver, DriverOptions } from '../../driver/types';
import { FACTORY_CREDENTIALS } from '../../store/credential-store';
import { idOfMac, newStoredIntercom, type StoredIntercom } from '../../store/intercom-store';
import type { Core } from '../core';
import { secretKeyOf } from '../sign-in-secret';
import { findOut, type Identify, type Reached } from './find-out';
import { rejectionKeys, signIn, type Candidate, type SignedIn } from './sign-in';
import { stateOf } from './state';

type Input = CallParsed<'intercoms.connect'>;

export interface ConnectDeps {
  readonly core: Core;
  readonly open: (options: DriverOptions) => Driver;
  readonly identify: Identify;
}

/** MAC of the unit that is believed to be at an address: as seen by the search, or as remembered. */
function macAt(core: Core, address: string): string | undefined {
  const seen = core.discovery
    .get()
    .found.find(
      (row) => placeOf(row.address) === placeOf(address) && row.change !== 'left' && row.mac !== '',
    );
  return (
    seen?.mac ?? core.registry.find((known) => placeOf(known.address) === placeOf(address))?.mac
  );
}

async function candidatesFor(
  core: Core,
  input: Input,
  about: { readonly reached: Reached; readonly known: Intercom | undefined },
): Promise<readonly Candidate[]> {
  const { known, reached } = about;
  if (reached.identity.kind === 'open') return [{ label: 'No password' }];
  if (input.username !== undefined || input.password !== undefined) {
    const username = input.username ?? known?.username ?? FACTORY_CREDENTIALS.username;
    return [{ label: username, credentials: { username, password: input.password ?? '' } }];
  }
  const remembered =
    known?.username == null ? undefined : await core.secrets.get(secretKeyOf(known.id));
  const own: readonly Candidate[] =
    known?.username == null || remembered === undefined
      ? []
      : [
          {
            label: 'Remembered for this intercom',
            credentials: { username: known.username, password: remembered },
          },
        ];
  // A change of password that was cut off: it has one of these.
  const pending: readonly Candidate[] =
    known === undefined
      ? []
      : (await waysKept(core.secrets, known.id)).map(({ kind, credentials }) => ({
          label: `From the interrupted change (${kind})`,
          credentials,
        }));
  const listed = (await core.credentials.toTry()).map(({ label, ...credentials }) => ({
    label,
    credentials,
  }));
  return [...pending, ...own, ...listed];
}

function isFactory({ credentials }: Candidate): boolean {
  return (
    credentials?.username === FACTORY_CREDENTIALS.username &&
    credentials.password === FACTORY_CREDENTIALS.password
  );
}

/**
 * Keeps a unit that has just let us in: its address, how and as whom we got in, and the connection.
 * `lifetime` is that of the password.
 */
export async function remember(
  core: Core,
  signedIn: SignedIn,
  lifetime: 'kept' | 'session',
): Promise<Intercom> {
  const { driver, info, candidate } = signedIn;
  const { registry, secrets, clock, discovery } = core;
  const id = idOfMac(info.mac);
  const address = formatAddress(driver.address);
  const { mac, model, firmware, hardware } = info;
  if (candidate.credentials)
    await secrets.put(secretKeyOf(id), candidate.credentials.password, lifetime);
  // Not before: somebody may give it another name while the password is sealed.
  const before = registry.find((known) => known.id === id);
  const auth = driver.auth ?? (candidate.credentials ? null : 'none');
  const entry: StoredIntercom = {
    ...newStoredIntercom({ mac, model, firmware, hardware, address }),
    name: before?.name ?? '',
    notes: before?.notes ?? '',
    state: auth === 'none' ? 'open' : 'ready',
    auth,
    username: candidate.credentials?.username ?? null,
    factoryPassword: isFactory(candidate),
    lastSeen: clock.now(),
  };
  const intercom = await registry.put(entry);
  // A driver that was opened for another MAC would check that one's certificate: open it anew.
  const believed = signedIn.mac === undefined || idOfMac(signedIn.mac) === id;
  if (believed) await core.drivers.adopt(id, driver);
  else {
    await core.drivers.drop(id);
    await driver.close();
  }
  // Another unit was known at this address: it has been exchanged or has moved.
  const other = registry.find(
    (known) => placeOf(known.address) === placeOf(address) && known.id !== id,
  );
  if (other) await registry.patch(other.id, { state: 'no-answer' });
  const { name, state } = intercom;
  discovery.note({ address, state, intercomId: id, name, mac, model, firmware });
  return intercom;
}

/**
 * Signs in to what is at an address and remembers it by its MAC. No password goes to anything that
 * has not first shown to be an intercom; a password that a person typed is tried alone, others are
 * tried until one fits or three were refused.
 *
 * @throws AppError `net.*`, `tls.changed`, `auth.*`, `device.not-an-intercom`
 */
export async function connect(
  { core, open, identify }: ConnectDeps,
  input: Input,
  signal: AbortSignal,
): Promise<Intercom> {
  const { registry, rejections, pins, clock, log, discovery } = core;
  let at = parseAddress(input.address);
  try {
    const reached = await findOut(input.address, identify, signal);
    at = reached.address;
    const mac =
      reached.identity.kind === 'open'
        ? reached.identity.info.mac
        : (macAt(core, formatAddress(at)) ??
          macAt(core, formatAddress(parseAddress(input.address))));
    const known = mac === undefined ? undefined : registry.find((one) => one.id === idOfMac(mac));
    if (input.acceptCertificate !== undefined && mac !== undefined)
      await pins.set(mac, input.acceptCertificate.toLowerCase().replaceAll(':', ''));
    const candidates = await candidatesFor(core, input, { reached, known });
    if (input.username !== undefined || input.password !== undefined)
      rejections.allowOneMore(rejectionKeys(at, mac));
    const signedIn = await signIn({
      address: at,
      ...(mac !== undefined && { mac }),
      candidates,
      open,
      driver: { pins, clock, log },
      rejections,
      signal,
    });
    return await remember(core, signedIn, input.remember ? 'kept' : 'session');
  } catch (thrown) {
    const error = toAppError(thrown);
    const address = formatAddress(at);
    const known = registry.find((one) => placeOf(one.address) === placeOf(address));
    if (known) await registry.failed(known.id, error);
    const state = isAppError(error, 'device.unsupported') ? 'api-absent' : stateOf(error);
    if (state !== undefined && error.code !== 'net.bad-address') discovery.note({ address, state });
    throw error;
  }
}

import { AppError, toAppError, type ErrorCode } from '../../../../shared/errors';
import { formatAddress } from '../../driver/address';
import { RejectionCounter } from '../../driver/auth/rejections';
import { openIntercom } from '../../driver/intercom';
import type { Address, Credentials } from '../../driver/types';
import { idOfMac } from '../../store/intercom-store';
import type { Core } from '../core';
import { remember } from '../intercoms/connect';
import { findOut, type Identify } from '../intercoms/find-out';
import { signIn, type SignedIn } from '../intercoms/sign-in';
import { isSilence } from '../intercoms/state';
import { secretKeyOf } from '../sign-in-secret';

/** Milliseconds between two looks at a unit that is not there. */
const LOOK_EVERY_MS = 1_000;
/** Looks in a row at which a unit may say that it lets nobody in, before that is believed. */
const CLOSED_AT_MOST = 4;

/** Seconds after which a unit that still answers at its old address has not moved. */
const MOVES_WITHIN_S = 5;

/** What looking on does not change. */
const FINAL: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'call.cancelled',
  'call.internal',
  'auth.denied',
  'auth.locked',
  'tls.changed',
]);

/** A way in, in the words of the report: "the new password". */
export interface WayIn {
  readonly kind: 'new' | 'old' | 'other-form';
  readonly credentials?: Credentials;
}

export interface SignInAgain {
  readonly core: Core;
  readonly identify: Identify;
  readonly id: string;
  /** Where it may answer now, the likeliest first; where it was, last. */
  readonly addresses: readonly Address[];
  /** How it may let us in, the likeliest first; no more than it takes to be locked out. */
  readonly ways: readonly WayIn[];
  /** How long it may take to come back. */
  readonly seconds: number;
  readonly signal: AbortSignal;
  readonly onLook?: (fraction: number) => void;
}

export interface Back {
  readonly address: Address;
  readonly way: WayIn['kind'] | 'open';
}

/**
 * Looks for a unit at the addresses given, and where the search of the network sees its MAC, until
 * it lets us in; then keeps that address and password as those of the intercom. The old ones are
 * forgotten only then.
 *
 * @throws AppError `net.*` when it is nowhere, `auth.*` when it lets us in no more, `call.cancelled`
 */
export async function signInAgain(options: SignInAgain): Promise<Back> {
  const { core, id, seconds, signal, onLook } = options;
  const { clock, discovery, registry } = core;
  const { mac } = registry.get(id);
  const began = clock.now();
  let closed = 0;
  for (;;) {
    const seen = discovery.get().found.find((row) => row.mac === mac && row.change !== 'left');
    const passed = () => (clock.now() - began) / 1000;
    // A unit that moves may answer at the old place for a moment yet.
    const moving = options.addresses.length > 1 && passed() < MOVES_WITHIN_S;
    const places = new Set([
      ...options.addresses.slice(0, moving ? -1 : undefined).map(formatAddress),
      ...(seen && !moving ? [seen.address] : []),
    ]);
    let problem: AppError | undefined;
    let refusal: AppError | undefined;
    for (const place of places)
      try {
        return await enter(options, place, mac);
      } catch (thrown) {
        const error = toAppError(thrown);
        if (FINAL.has(error.code)) throw error;
        // A unit that is starting answers odd things: only what it goes on saying counts.
        if (error.code.startsWith('auth.')) refusal = error;
        problem = isSilence(error) ? (problem ?? error) : error;
      }
    closed = refusal ? closed + 1 : 0;
    if (refusal && closed >= CLOSED_AT_MOST) throw refusal;
    if (passed() >= seconds && problem) throw gone([...places], seconds, problem);
    onLook?.(Math.min(1, passed() / seconds));
    await clock.sleep(LOOK_EVERY_MS, signal);
  }
}

async function enter(options: SignInAgain, place: string, mac: string): Promise<Back> {
  const { core, identify, id, ways, signal } = options;
  const { address, identity } = await findOut(place, identify, signal);
  if (identity.kind === 'open') requireSame(core, { id, mac: identity.info.mac, place });
  const candidates = identity.kind === 'open' ? [{ kind: 'open' as const }] : ways;
  const { pins, clock, log } = core;
  const signedIn: SignedIn = await signIn({
    address,
    mac,
    candidates: candidates.map(({ kind, ...way }) => ({ label: kind, ...way })),
    open: openIntercom,
    driver: { pins, clock, log },
    // Passwords that are tried because they were just changed are no guesses of a person.
    rejections: new RejectionCounter(),
    signal,
  });
  try {
    requireSame(core, { id, mac: signedIn.info.mac, place });
  } catch (error) {
    await signedIn.driver.close();
    throw error;
  }
  await remember(core, signedIn, core.secrets.lifetimeOf(secretKeyOf(id)));
  const used = candidates.find(({ kind }) => kind === signedIn.candidate.label);
  return { address: signedIn.driver.address, way: used?.kind ?? 'open' };
}

function requireSame(
  core: Core,
  { id, mac, place }: { readonly id: string; readonly mac: string; readonly place: string },
): void {
  if (idOfMac(mac) === id) return;
  const expected = core.registry.get(id).mac;
  throw new AppError('device.other-unit', `At ${place} answers ${mac}, not ${expected}.`, {
    details: { address: place, expected, found: mac },
  });
}

function gone(places: readonly string[], seconds: number, problem: AppError): AppError {
  return new AppError(
    problem.code,
    `It has not answered for ${seconds} s at ${places.join(' or ')}: ${problem.message}`,
    {
      hint: 'Search the network: it may have another address now. Check that this laptop is in the same subnet.',
      retryable: true,
      details: { ...problem.details, tried: places },
      cause: problem,
    },
  );
}

import { AppError, isAppError } from '../../../../shared/errors';
import { formatAddress } from '../../driver/address';
import { MAX_REJECTIONS, type RejectionCounter } from '../../driver/auth/rejections';
import type { Address, Credentials, Driver, DriverOptions, SystemInfo } from '../../driver/types';

/** One way in, with the words in which a person knows it. Without credentials: no password. */
export interface Candidate {
  readonly label: string;
  readonly credentials?: Credentials;
}

export interface SignedIn {
  readonly driver: Driver;
  readonly info: SystemInfo;
  readonly candidate: Candidate;
  /** The MAC that the driver was opened for, where one was known. */
  readonly mac: string | undefined;
}

export interface SignInOptions {
  readonly address: Address;
  /** Of the unit that is believed to be there. */
  readonly mac?: string;
  readonly candidates: readonly Candidate[];
  readonly open: (options: DriverOptions) => Driver;
  readonly driver: Pick<DriverOptions, 'pins' | 'clock' | 'log'>;
  readonly rejections: RejectionCounter;
  readonly signal: AbortSignal;
}

/** The names under which refused passwords of a unit are counted. */
export function rejectionKeys(address: Address, mac?: string): readonly string[] {
  const at = formatAddress(address);
  return mac === undefined || mac === '' ? [at] : [mac, at];
}

/** The same user and password under two labels are tried once. */
function distinct(candidates: readonly Candidate[]): readonly Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ credentials }) => {
    const key = JSON.stringify(credentials ?? null);
    return !seen.has(key) && seen.add(key);
  });
}

function locked(rejected: number): AppError {
  return new AppError(
    'auth.locked',
    `This intercom has refused ${rejected} times in a row. Lintel tries no further password by itself.`,
    { details: { tried: [], rejected, left: 0 } },
  );
}

/**
 * Tries ways in, one after another, until one is accepted or the unit has refused as many passwords
 * as it may: then it stops, so that the unit does not lock the person out.
 *
 * @throws AppError `auth.denied` with `details.tried`, `rejected` and `left`; `auth.locked` where
 *   none could be tried; whatever else the driver throws
 */
export async function signIn(options: SignInOptions): Promise<SignedIn> {
  const { address, mac, open, rejections, signal } = options;
  const keys = rejectionKeys(address, mac);
  const tried: string[] = [];
  for (const candidate of distinct(options.candidates)) {
    if (candidate.credentials && rejections.isLocked(keys)) break;
    const driver = open({
      ...options.driver,
      rejections,
      address,
      ...(mac !== undefined && { mac }),
      ...(candidate.credentials && { credentials: candidate.credentials }),
    });
    try {
      const info = await driver.info({ signal });
      rejections.clear(keys);
      return { driver, info, candidate, mac };
    } catch (error) {
      await driver.close();
      if (!isAppError(error, 'auth.denied', 'auth.required', 'auth.locked')) throw error;
      if (error.code !== 'auth.locked') tried.push(candidate.label);
    }
  }
  const rejected = rejections.count(keys);
  if (tried.length === 0) throw locked(rejected);
  const left = Math.max(0, MAX_REJECTIONS - rejected);
  throw new AppError(
    'auth.denied',
    `${formatAddress(address)} refused ${tried.length === 1 ? 'the password' : `${tried.length} passwords`}. ${left === 0 ? 'Lintel tries no further one by itself.' : `${left} of ${MAX_REJECTIONS} tries left.`}`,
    { details: { tried, rejected, left } },
  );
}

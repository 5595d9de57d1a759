import type { Discovery, Found, NetworkCard } from '../../../shared/contract/discovery';
import type { SignInState } from '../../../shared/contract/intercoms';
import type { Address, Identity } from '../driver/types';
import type { Clock, Log } from '../ports';
import type { Emit } from '../services';

export interface ScanRequest {
  readonly ranges?: readonly string[];
  /** Hosts from a file, already read: one address or name each. */
  readonly hosts?: readonly string[];
  readonly cards?: readonly string[];
}

/** What the store of known intercoms says about a MAC, so that a row shows its door and state. */
export interface KnownIntercom {
  readonly id: string;
  readonly name: string;
  readonly model: string;
  readonly firmware: string;
  readonly mac: string;
  readonly address: string;
  readonly state: SignInState;
}

export interface DiscoveryOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly emit: Emit;
  /** The identify tree of the driver; never sends a password. */
  readonly identify: (
    address: Address,
    options: { readonly signal: AbortSignal; readonly timeoutMs: number },
  ) => Promise<Identity>;
  readonly known: {
    byMac(mac: string): KnownIntercom | undefined;
    /** By `host:port`, for units whose MAC the network does not tell. */
    byAddress(address: string): KnownIntercom | undefined;
  };
  /** Network cards of the computer; the real ones unless a test brings its own. */
  readonly readCards?: () => readonly NetworkCard[];
  /** The practice network is about to start: nothing else is searched unasked until it has ended. */
  readonly practising?: boolean;
}

export interface DiscoveryService {
  /** Resolves when the search is over, was stopped, or `signal` aborted (with what was found). */
  scan(request: ScanRequest, signal: AbortSignal): Promise<Discovery>;
  get(): Discovery;
  /** Resolves when what ran is over. */
  stop(): Promise<Discovery>;
  clear(options: { readonly onlyLeft: boolean }): Discovery;
  cards(): readonly NetworkCard[];
  /** Where a unit is looked for that was at this address; null where nothing may be searched. */
  around(address: string): string | null;
  /** Whether the practice network runs, or is about to. */
  practising(): boolean;
  /** Addresses of the practice network, searched with every "search everywhere"; empty when it ended. */
  setPractice(addresses: readonly string[]): void;
  /** A sign-in or a call elsewhere learnt something: puts it into the row of that unit (or makes one). */
  note(found: Pick<Found, 'address' | 'state'> & Partial<Found>): void;
  close(): Promise<void>;
}

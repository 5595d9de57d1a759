export const FAULT_KINDS = [
  /** The connection is closed before the request is read. */
  'drop-before',
  /** The request is carried out; the connection is closed without an answer. */
  'drop-after',
  /** The answer comes after `ms`, or once `release()` is called. */
  'slow',
  /** HTTP 200 with bytes that are no JSON. */
  'garbage',
  /** The answer ends in the middle of its JSON. */
  'truncated',
  /** A list answers with half of its rows, and a `num` that counts them all (device notes 1.3). */
  'short-list',
  'http-500',
  /** Retcode -1, "Device busy". */
  'busy',
  /** The nonce is called stale although it is not. */
  'stale-nonce',
  /** The answer says OK and nothing is kept (device notes 1.2, E18). */
  'said-ok-but-stored-nothing',
  /** The unit restarts in place of answering. */
  'reboot-now',
  /** 401 although the password is right (device notes 1.8). */
  'throttle-401',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface FaultOptions {
  readonly kind: FaultKind;
  /** Only requests for this target; any unless told. */
  readonly target?: string;
  /** Only requests for this action; any unless told. */
  readonly action?: string;
  /** How many requests it strikes; one unless told. */
  readonly times?: number;
  /** `slow` only: milliseconds; without it the answer waits for `release()`. */
  readonly ms?: number;
}

export interface Fault {
  readonly options: FaultOptions;
  /** How many requests it has struck. */
  readonly struck: number;
  /** Lets the answers of `slow` go. */
  release(): void;
  /** Resolves when `release()` was called. */
  readonly released: Promise<void>;
  /** Resolves when it strikes for the first time. */
  readonly hit: Promise<void>;
}

interface Entry extends Fault {
  strike(): void;
}

/** Faults that wait for their requests. Only requests that were let in are struck. */
export class FaultPlan {
  private entries: Entry[] = [];

  add(options: FaultOptions): Fault {
    let struck = 0;
    let release = (): void => undefined;
    let hit = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const entry: Entry = {
      options,
      get struck() {
        return struck;
      },
      release,
      released,
      hit: new Promise<void>((resolve) => {
        hit = resolve;
      }),
      strike() {
        struck += 1;
        hit();
      },
    };
    this.entries.push(entry);
    return entry;
  }

  /** Calls off all that wait and lets slow answers go. */
  clear(): void {
    for (const entry of this.entries) entry.release();
    this.entries = [];
  }

  /** Faults that have not struck as often as they should. */
  get pending(): readonly Fault[] {
    return this.entries.filter((entry) => entry.struck < (entry.options.times ?? 1));
  }

  /**
   * The next fault for this request, counted as struck. While target or action are unknown
   * (undefined) only faults without that restriction are taken.
   */
  take(target: string | undefined, action: string | undefined): Fault | undefined {
    const entry = this.entries.find(
      ({ options, struck }) =>
        struck < (options.times ?? 1) &&
        (options.target === undefined || options.target === target) &&
        (options.action === undefined || options.action === action),
    );
    entry?.strike();
    return entry;
  }
}

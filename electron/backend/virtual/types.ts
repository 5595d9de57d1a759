import type { VirtualClock } from './clock';
import type { FaultPlan } from './faults';
import type { IntercomState } from './state';

export const VIRTUAL_MODELS = ['A01', 'A03', 'A05', 'E18C', 'X916', 'S532', 'R29'] as const;
export type VirtualModel = (typeof VIRTUAL_MODELS)[number];

/** The records an intercom keeps as rows with an ID that it gives itself. */
export const RECORD_TARGETS = [
  'privatekey',
  'rfkey',
  'contact',
  'group',
  'dialreplace',
  'user',
  'schedule',
] as const;
export type RecordTarget = (typeof RECORD_TARGETS)[number];

/** Lists without rules of their own. */
export type PlainTarget = Exclude<RecordTarget, 'user' | 'schedule'>;

/** One row as the intercom stores it: every value is text, as in the manual. */
export type Row = Readonly<Record<string, string>>;

/** What the registrar needs to know about a SIP account. */
export interface VirtualAccount {
  readonly server: string;
  readonly port: string;
  readonly userName: string;
  readonly authName: string;
  readonly password: string;
  readonly transport: string;
}

export type Registrar = (
  account: VirtualAccount,
) => 'registered' | 'failed' | Promise<'registered' | 'failed'>;

export const VIRTUAL_AUTH_MODES = ['none', 'basic', 'digest', 'whitelist', 'disabled'] as const;
export type VirtualAuthMode = (typeof VIRTUAL_AUTH_MODES)[number];

export interface VirtualAuth {
  readonly mode: VirtualAuthMode;
  /** `admin` unless told (manual, HTTP API Configuration). */
  readonly username?: string;
  /** `httpapi` unless told. */
  readonly password?: string;
  /** The realm of the model unless told. */
  readonly realm?: 'HTTPAPI' | 'HTTP API';
  /** Up to five addresses that may use the API in the mode `whitelist`. */
  readonly whitelist?: readonly string[];
  /** `auth,auth-int` unless told; empty offers no qop at all (RFC 2069). */
  readonly qop?: string;
  /** How many requests one nonce serves before it is stale; no limit unless told. */
  readonly nonceUses?: number;
  /** Milliseconds that a nonce lives; five minutes unless told. */
  readonly nonceMs?: number;
  /** After so many wrong passwords every one is refused until a restart; never unless told. */
  readonly lockAfter?: number;
}

/** Milliseconds that things take. */
export interface VirtualTimings {
  readonly rebootMs: number;
  readonly upgradeMs: number;
  /** From new SIP settings to the verdict of the registrar. */
  readonly registerMs: number;
  /** From ringing to talking. */
  readonly answerMs: number;
  /** How long `user/scan` waits for a card. */
  readonly scanMs: number;
}

/** A contact in the door: it tells that the door moved after its relay. */
export interface DoorContact {
  readonly relay: string;
  readonly input: string;
  /** Milliseconds from the relay to the door. */
  readonly afterMs: number;
}

/** What becomes of an upgrade that was accepted, or of the image before it. */
export type UpgradeFate =
  | 'takes-it'
  /** It restarts with the firmware that it had. */
  | 'keeps-old'
  /** It goes and does not come back. */
  | 'never-returns'
  /** The first image arrives damaged: "Wrong MD5". */
  | 'damages-first'
  /** It takes the image, and DHCP gives it another address. */
  | { readonly movesTo: string };

export interface VirtualOptions {
  readonly model: VirtualModel;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Port of HTTPS where `https` is `redirect`; any free port unless told. */
  readonly httpsPort?: number;
  /** `127.0.0.1` unless told. */
  readonly host?: string;
  /** Upper-case hex with colons; invented unless told. */
  readonly mac?: string;
  readonly firmware?: string;
  /** Name that it goes by, as another maker sells it; that of the model unless told. */
  readonly product?: string;
  /**
   * Moves when its settings of the network say so: to `Config.Network.LAN.StaticIP` (where its
   * `Type` is fixed), to the port of `Config.Settings.HTTP.Port`. Otherwise it keeps them as text.
   */
  readonly obeysNetwork?: boolean;
  /** Address that DHCP gives to a unit that obeys its network settings; where it is, unless told. */
  readonly lease?: string;
  readonly auth?: VirtualAuth;
  /** `true`: HTTPS only. `redirect`: HTTP answers 308 to HTTPS on `httpsPort`. */
  readonly https?: boolean | 'redirect';
  readonly clock?: VirtualClock;
  /** Rows to begin with; an `ID` is given where the row has none. */
  readonly seed?: Partial<Readonly<Record<RecordTarget, readonly Row[]>>>;
  /** Settings to begin with, over those of the factory. */
  readonly config?: Readonly<Record<string, string>>;
  readonly speed?: Partial<VirtualTimings>;
  readonly registrar?: Registrar;
  /** Passwords are told as a row of stars, however long they are (device notes 1.6). */
  readonly hidesPasswords?: boolean;
  /** Targets, or single functions (`system/status`), that this unit lacks beside its model. */
  readonly lacks?: readonly string[];
  /** Letters of relays that nothing is wired to: they are answered OK and never move. */
  readonly unwired?: readonly string[];
  /** `takes-it` unless told. */
  readonly upgradeFate?: UpgradeFate;
  /** Door contacts: inputs that leave their level while a relay is switched. */
  readonly contacts?: readonly DoorContact[];
  /**
   * What an export made stays at `/download/`, for anybody to fetch without signing in, as on the E11
   * (device notes 7).
   */
  readonly leavesDownloads?: boolean;
  /** What a single-threaded model does with a second request at the same time; `delay` unless told. */
  readonly overload?: 'delay' | 'reset';
}

/** One request as it was seen, for tests and for the practice page. */
export interface RecordedRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly target?: string;
  readonly action?: string;
  /** Bytes of the body that were read. */
  readonly bytes: number;
  /** HTTP status; 0 where the connection was cut without an answer. */
  readonly status: number;
  /** Scheme of the Authorization header in lower case, where one was sent. */
  readonly authorization?: string;
}

export interface VirtualIntercom {
  /** `http://host:port` or `https://host:port`, without a slash at the end. */
  readonly url: string;
  /** `host:port`. */
  readonly address: string;
  /** Where HTTPS is offered: its URL. */
  readonly secureUrl?: string;
  /** SHA-256 of the certificate in lower-case hex, where HTTPS is offered. */
  readonly fingerprint?: string;
  readonly mac: string;
  readonly model: VirtualModel;
  readonly state: IntercomState;
  readonly faults: FaultPlan;
  readonly requests: readonly RecordedRequest[];
  /** False while it restarts. */
  readonly reachable: boolean;
  /** Presses a call button; without a number the one that is set up is called. `true` when it calls. */
  press(number?: string): boolean;
  /** Holds a card to the reader. `true` when a door opened. */
  presentCard(code: string): boolean;
  /** Types a PIN. `true` when a door opened. */
  enterPin(pin: string): boolean;
  /** Sets the level of an input, for example `setInput('A', 1)`. */
  setInput(name: string, level: 0 | 1): void;
  /** Restarts: unreachable for `rebootMs`. Resolves as soon as it is gone. */
  reboot(): Promise<void>;
  /** Resolves when it answers (again). */
  whenReachable(): Promise<void>;
  /** Moves to another port at once, as a new DHCP lease would move it; 0 takes any free port. */
  moveTo(port: number): Promise<void>;
  /** Makes a new certificate, as a factory reset or an exchanged unit would. HTTPS only. */
  renewCertificate(): Promise<void>;
  stop(): Promise<void>;
}

import { realClock, type VirtualClock } from './clock';
import { AUTH_MODE_CODES } from './auth-modes';
import { defaultConfig } from './default-config';
import { DIALECTS, LETTERS, type Dialect } from './dialects';
import { FACTORY_SCHEDULES, createState, idleCapture, type IntercomState } from './state';
import type { Registrar, VirtualAccount, VirtualOptions, VirtualTimings } from './types';

const TIMINGS: VirtualTimings = {
  rebootMs: 300,
  upgradeMs: 500,
  registerMs: 150,
  answerMs: 300,
  scanMs: 2000,
};

/** The longest that a timer of this platform takes: about 25 days. */
const FOREVER_MS = 2 ** 31 - 1;

/** Keys whose value some models want in base64 (device notes 1.6). */
const PASSWORD_KEY = /\.(Pwd|Password|UserPasswd|RelayOnWebPwd|UploadPassword)$/;
const PRINTABLE = /^[\x20-\x7e]+$/;

/** A registrar that takes any account that is filled in, save for the user `wrong`. */
const lenientRegistrar: Registrar = (account) =>
  account.server !== '' && account.userName !== 'wrong' && PRINTABLE.test(account.password)
    ? 'registered'
    : 'failed';

export interface DeviceHooks {
  /** Makes the unit unreachable for `ms`, then reachable again; `boot` runs just before that. */
  restart(ms: number, boot: () => void): void;
  /** The next start listens there; what is not named stays. */
  settle(place: { readonly host?: string; readonly port?: number }): void;
  /** A relay (0 is A) has moved. */
  relayMoved(index: number, level: 0 | 1): void;
}

/** The firmware of one virtual intercom: its state and what happens in it by itself over time. */
export class Device {
  readonly dialect: Dialect;
  readonly clock: VirtualClock;
  readonly timings: VirtualTimings;
  readonly mac: string;
  readonly host: string;
  readonly state: IntercomState;
  private readonly registrar: Registrar;
  private readonly timers = new Set<() => void>();
  private readonly relayTimers = new Map<number, () => void>();
  private readonly registrations: number[] = [];
  private readonly pauses = new Set<() => void>();
  private cardWaiters: (() => void)[] = [];

  constructor(
    readonly options: VirtualOptions,
    facts: { readonly mac: string; readonly host: string },
    private readonly hooks: DeviceHooks,
  ) {
    const dialect = DIALECTS[options.model];
    this.dialect = {
      ...dialect,
      product: options.product ?? dialect.product,
      lacks: [...dialect.lacks, ...(options.lacks ?? [])],
    };
    this.clock = options.clock ?? realClock;
    this.timings = { ...TIMINGS, ...options.speed };
    this.mac = facts.mac;
    this.host = facts.host;
    this.registrar = options.registrar ?? lenientRegistrar;
    this.state = createState(this.dialect, options, { now: this.clock.now(), host: facts.host });
    this.applyAuthOptions();
    this.register();
  }

  /** Runs something later, unless the intercom restarts or stops before. */
  later(ms: number, run: () => void): () => void {
    const cancel = this.clock.after(ms, () => {
      this.timers.delete(stop);
      run();
    });
    const stop = (): void => {
      cancel();
      this.timers.delete(stop);
    };
    this.timers.add(stop);
    return stop;
  }

  /**
   * Waits for some milliseconds, or for a promise, in the middle of a request. False when the
   * intercom restarts or stops before: then the request is lost.
   */
  pause(until: number | Promise<void>): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (finished: boolean): void => {
        this.pauses.delete(lost);
        resolve(finished);
      };
      const lost = (): void => end(false);
      this.pauses.add(lost);
      if (typeof until === 'number') this.later(until, () => end(true));
      else void until.then(() => end(true));
    });
  }

  /** Ends everything that runs by itself. */
  stopTimers(): void {
    for (const cancel of [...this.timers]) cancel();
    for (const end of [...this.pauses]) end();
    this.relayTimers.clear();
  }

  log(line: string): void {
    const { logLines } = this.state;
    logLines.push(`${this.stamp().join(' ')} ${line}`);
    if (logLines.length > 500) logLines.shift();
  }

  /** Date and time of the unit, as its logs write them. */
  stamp(): readonly [string, string] {
    const iso = new Date(this.clock.now()).toISOString();
    return [iso.slice(0, 10), iso.slice(11, 19)];
  }

  setting(key: string): string {
    return this.state.config.get(key) ?? '';
  }

  /** A setting as the API tells it. */
  shownSetting(key: string): string | undefined {
    const value = this.state.config.get(key);
    if (this.options.hidesPasswords === true && value && PASSWORD_KEY.test(key)) return '********';
    if (value === undefined || !this.isEncoded(key)) return value;
    return Buffer.from(value, 'latin1').toString('base64');
  }

  /**
   * Stores settings that came through the API. Where passwords travel in base64, a raw one is
   * decoded all the same, so that a wrong password is stored: the lock-out of device notes 1.6.
   */
  writeSettings(values: Readonly<Record<string, string>>): void {
    for (const [key, value] of Object.entries(values)) {
      if (!this.state.config.has(key) && this.dialect.ignoresUnknownKeys) continue;
      const encoded = this.isEncoded(key);
      const kept = encoded ? Buffer.from(value, 'base64').toString('latin1') : value;
      this.state.config.set(key, kept);
    }
    this.dialect.accountPrefixes.forEach((prefix, index) => {
      if (Object.keys(values).some((key) => key.startsWith(prefix))) this.registerAccount(index);
    });
  }

  /** Prefix of the settings of SIP account `index` (0 is the first). */
  accountPrefix(index: number): string {
    return this.dialect.accountPrefixes[index] ?? `Config.Account${index + 1}.`;
  }

  account(index: number): VirtualAccount & { readonly enabled: boolean } {
    const value = (key: string): string => this.setting(this.accountPrefix(index) + key);
    return {
      enabled: value('GENERAL.Enable') === '1',
      server: value('SIP.Server'),
      port: value('SIP.Port'),
      userName: value('GENERAL.UserName'),
      authName: value('GENERAL.AuthName'),
      password: value('GENERAL.Pwd'),
      transport: value('SIP.TransType'),
    };
  }

  /** Registers all accounts anew, as after a start. */
  register(): void {
    this.state.sip.forEach((_, index) => this.registerAccount(index));
  }

  /** An account is 0 where disabled, else 1, and 2 or 3 once the registrar answers. */
  private registerAccount(index: number): void {
    const entry = this.state.sip[index];
    if (entry === undefined) return;
    const mine = (this.registrations[index] ?? 0) + 1;
    this.registrations[index] = mine;
    const account = this.account(index);
    entry.status = account.enabled ? 1 : 0;
    if (!account.enabled) return;
    this.later(this.timings.registerMs, () => {
      const settle = (verdict: 'registered' | 'failed'): void => {
        if (mine !== this.registrations[index]) return;
        entry.status = verdict === 'registered' ? 2 : 3;
        this.log(`SIP account ${index + 1}: ${verdict}`);
      };
      Promise.resolve(this.registrar(account)).then(settle, () => settle('failed'));
    });
  }

  /** Calls back once, when the next card is held to the reader. */
  onCard(run: () => void): void {
    this.cardWaiters.push(run);
  }

  /** A card is at the reader: remembered for user/scan. */
  cardSeen(code: string): void {
    this.state.card = { code, at: this.clock.now() };
    const waiters = this.cardWaiters;
    this.cardWaiters = [];
    for (const run of waiters) run();
  }

  /** Hold delay of a relay (0 is A) in seconds, from its setting. */
  holdDelay(index: number): number {
    const letter = LETTERS[index] ?? 'A';
    const manual = this.dialect.relayKeys === 'NameA';
    const name = manual ? `HoldDelay${letter}` : `Relay${letter}Delay`;
    const seconds = Number(this.setting(`Config.DoorSetting.RELAY.${name}`));
    return seconds > 0 ? seconds : 5;
  }

  /** Triggers a relay (0 is A). Without `holdMs` it stays until it is told otherwise. */
  setRelay(index: number, level: 0 | 1, holdMs?: number): void {
    if (index >= this.state.relays.length) return;
    if (this.options.unwired?.includes(LETTERS[index] ?? '')) return;
    this.relayTimers.get(index)?.();
    this.relayTimers.delete(index);
    const moved = this.state.relays[index] !== level;
    this.state.relays[index] = level;
    if (moved) this.hooks.relayMoved(index, level);
    this.log(`Relay ${index + 1}: ${level === 1 ? 'triggered' : 'released'}`);
    if (holdMs === undefined) return;
    const close = this.later(holdMs, () => this.setRelay(index, 0));
    this.relayTimers.set(index, close);
  }

  /** Restarts; `boot` changes what is different afterwards (a new version, restored settings). */
  reboot(ms = this.timings.rebootMs, boot: () => void = () => undefined): void {
    this.stopTimers();
    this.hooks.restart(ms, () => {
      boot();
      const { state } = this;
      state.bootedAt = this.clock.now();
      state.boots += 1;
      state.relays.fill(0);
      state.call = { status: 'READY', phone: '', startedAt: 0 };
      state.capture = idleCapture();
      // They lie in memory: a restart ends them.
      state.downloads.clear();
      state.firmwareJob = { ...state.firmwareJob, stage: 'idle', image: undefined };
      state.counts.rejectedPasswords = 0;
      this.log('System started');
      this.register();
    });
  }

  /** Installs a firmware and restarts with it, unless it was made to do otherwise. */
  install(version: string): void {
    const fate = this.options.upgradeFate ?? 'takes-it';
    if (fate === 'never-returns') {
      this.reboot(FOREVER_MS);
      return;
    }
    this.reboot(this.timings.upgradeMs, () => {
      if (fate === 'keeps-old') return;
      if (typeof fate === 'object') this.hooks.settle({ host: fate.movesTo });
      this.state.firmware = version;
      this.log(`Firmware ${version} installed`);
    });
  }

  /** Goes where its settings send it, if they do and it obeys them. */
  obeyNetwork(written: Readonly<Record<string, string>>): void {
    if (this.options.obeysNetwork !== true) return;
    const lan = 'Config.Network.LAN.';
    const fixed = this.setting(`${lan}Type`) === '1';
    const moves = [`${lan}Type`, fixed ? `${lan}StaticIP` : ''].some((key) => key in written);
    const port = Number(written['Config.Settings.HTTP.Port'] ?? 0);
    if (!moves && port === 0) return;
    this.reboot(this.timings.rebootMs, () => {
      if (moves) this.takeAddress();
      if (port > 0) this.hooks.settle({ port });
    });
  }

  /** The next start listens at the fixed address of its settings, or where DHCP sends it, if it obeys. */
  takeAddress(): void {
    const fixed = this.setting('Config.Network.LAN.Type') === '1';
    const host = fixed ? this.setting('Config.Network.LAN.StaticIP') : (this.options.lease ?? '');
    if (this.options.obeysNetwork === true && host !== '') this.hooks.settle({ host });
  }

  /** Back to what left the factory; address, MAC and firmware stay. */
  resetFactory(): void {
    const { state } = this;
    state.config.clear();
    for (const [key, value] of defaultConfig(this.dialect, this.host)) state.config.set(key, value);
    for (const table of [...Object.values(state.records), state.doorLog, state.callLog])
      table.clear();
    for (const row of FACTORY_SCHEDULES) state.records.schedule.restore(row);
  }

  private isEncoded(key: string): boolean {
    return this.dialect.base64Passwords && PASSWORD_KEY.test(key);
  }

  private applyAuthOptions(): void {
    const auth = this.options.auth ?? { mode: 'digest' };
    const key = (name: string): string => `Config.DoorSetting.APIFCGI.${name}`;
    const { config } = this.state;
    config.set(key('Enable'), auth.mode === 'disabled' ? '0' : '1');
    config.set(key('AuthMode'), AUTH_MODE_CODES[auth.mode]);
    config.set(key('UserName'), auth.username ?? 'admin');
    config.set(key('Password'), auth.password ?? 'httpapi');
    auth.whitelist?.forEach((address, index) =>
      config.set(key(`WhiteListIP0${index + 1}`), address),
    );
  }
}

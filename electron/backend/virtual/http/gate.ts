import type { IncomingMessage } from 'node:http';
import type { Device } from '../device';
import { DigestGate, type DigestRules } from './digest';

/** Whether a request may pass; `challenge` holds WWW-Authenticate values of a 401. */
export type GateVerdict =
  | { readonly kind: 'pass' }
  | { readonly kind: 'needs-body' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'unauthorized'; readonly challenge: readonly string[] };

const PASS: GateVerdict = { kind: 'pass' };
const FORBIDDEN: GateVerdict = { kind: 'forbidden' };

/** Access to the API as its settings say at this moment: a change through the API counts at once. */
export class Gate {
  private readonly digest: DigestGate;

  constructor(private readonly device: Device) {
    this.digest = new DigestGate(() => device.clock.now());
  }

  forgetNonces(): void {
    this.digest.forgetAll();
  }

  /** `body` only where a first call said `needs-body`. */
  check(request: IncomingMessage, body?: Buffer): GateVerdict {
    const setting = (name: string): string =>
      this.device.setting(`Config.DoorSetting.APIFCGI.${name}`);
    if (setting('Enable') !== '1') return FORBIDDEN;
    switch (setting('AuthMode')) {
      case '0':
        return PASS;
      case '1':
        return this.credentials(request, { basic: true, digest: false, body });
      case '2':
        return this.whitelisted(request) ? PASS : FORBIDDEN;
      case '4':
        return this.credentials(request, { basic: false, digest: true, body });
      case '5':
        return this.credentials(request, { basic: true, digest: true, body });
      default:
        // Mode 3 is a variant that lets nobody in (device notes 3).
        return this.refuse({ basic: false, digest: true });
    }
  }

  /** A 401 with a fresh nonce that calls the old one stale. */
  callStale(): GateVerdict {
    this.digest.forgetAll();
    return this.refuse({ basic: false, digest: true }, true);
  }

  /** A 401 as `check` would give it. */
  throttle(): GateVerdict {
    const basic = this.device.setting('Config.DoorSetting.APIFCGI.AuthMode') === '1';
    return this.refuse({ basic, digest: !basic });
  }

  private credentials(
    request: IncomingMessage,
    modes: { readonly basic: boolean; readonly digest: boolean; readonly body: Buffer | undefined },
  ): GateVerdict {
    const header = request.headers.authorization ?? '';
    const { counts } = this.device.state;
    const lockAfter = this.device.options.auth?.lockAfter ?? Infinity;
    const username = this.device.setting('Config.DoorSetting.APIFCGI.UserName');
    const password = this.device.setting('Config.DoorSetting.APIFCGI.Password');
    if (modes.digest && /^digest /i.test(header)) {
      const { method = '', url = '' } = request;
      const asked = { method, url, username, password, ...(modes.body && { body: modes.body }) };
      const verdict = this.digest.verify(header, asked, this.rules());
      if (verdict === 'needs-body') return { kind: 'needs-body' };
      if (verdict === 'ok' && counts.rejectedPasswords < lockAfter) return PASS;
      if (verdict === 'stale') counts.staleNonces += 1;
      else counts.rejectedPasswords += 1;
      return this.refuse(modes, verdict === 'stale');
    }
    if (modes.basic && /^basic /i.test(header)) {
      const sent = Buffer.from(header.slice('Basic '.length).trim(), 'base64').toString('utf8');
      const right = sent === `${username}:${password}`;
      if (right && counts.rejectedPasswords < lockAfter) return PASS;
      counts.rejectedPasswords += 1;
    }
    return this.refuse(modes);
  }

  private refuse(
    modes: { readonly basic: boolean; readonly digest: boolean },
    stale = false,
  ): GateVerdict {
    this.device.state.counts.challenges += 1;
    const rules = this.rules();
    const challenge = [
      ...(modes.basic ? [`Basic realm="${rules.realm}"`] : []),
      ...(modes.digest ? [this.digest.challenge(rules, stale)] : []),
    ];
    return { kind: 'unauthorized', challenge };
  }

  private rules(): DigestRules {
    const auth = this.device.options.auth;
    return {
      realm: auth?.realm ?? this.device.dialect.realm,
      qop: auth?.qop ?? 'auth,auth-int',
      nonceUses: auth?.nonceUses ?? Infinity,
      nonceMs: auth?.nonceMs ?? 5 * 60_000,
    };
  }

  private whitelisted(request: IncomingMessage): boolean {
    const from = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
    return [1, 2, 3, 4, 5].some(
      (n) => this.device.setting(`Config.DoorSetting.APIFCGI.WhiteListIP0${n}`).trim() === from,
    );
  }
}

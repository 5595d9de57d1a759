import { AppError } from '../../../../shared/errors';
import type { PinStore } from '../types';

/**
 * Trust on first use: an intercom carries a certificate that it made itself, so what counts is that
 * it stays the same. It is pinned per MAC; where the MAC is not known yet, the first certificate of
 * the session must stay, and is pinned as soon as the MAC is learnt.
 */
export class Pin {
  readonly #pins: PinStore;
  #mac: string | undefined;
  #seen: string | undefined;

  constructor(pins: PinStore, mac?: string) {
    this.#pins = pins;
    this.#mac = mac;
  }

  /**
   * Called for every connection before a single byte of HTTP is sent.
   *
   * @param fingerprint SHA-256 as lower-case hex without colons.
   * @throws AppError `tls.changed` with both fingerprints.
   */
  async check(fingerprint: string): Promise<void> {
    const known = (this.#mac === undefined ? undefined : this.#pins.get(this.#mac)) ?? this.#seen;
    if (known !== undefined && known !== fingerprint) throw this.#changed(known, fingerprint);
    this.#seen = fingerprint;
    if (this.#mac !== undefined && this.#pins.get(this.#mac) === undefined)
      await this.#pins.set(this.#mac, fingerprint);
  }

  /**
   * The intercom told its MAC (upper-case with colons).
   *
   * @throws AppError `tls.changed` where another certificate is pinned for it.
   */
  async learn(mac: string): Promise<void> {
    this.#mac = mac;
    const seen = this.#seen;
    if (seen === undefined) return;
    const known = this.#pins.get(mac);
    if (known === undefined) await this.#pins.set(mac, seen);
    else if (known !== seen) throw this.#changed(known, seen);
  }

  #changed(old: string, fresh: string): AppError {
    return new AppError('tls.changed', 'The intercom shows another certificate than before.', {
      details: { mac: this.#mac, oldFingerprint: old, newFingerprint: fresh },
    });
  }
}

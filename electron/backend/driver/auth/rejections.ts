/** Refused passwords after which an intercom is left alone, so that it does not lock the person out. */
export const MAX_REJECTIONS = 3;

/**
 * Counts refusals per intercom, each one that the unit has seen: a password that went out twice
 * counts twice, so that the unit sees no more than three bad tries in a row. One counter is shared by every driver of the program, so
 * that a new driver for the same unit does not start at zero. An intercom goes by several keys (its
 * MAC, its address): a rejection counts under all that are known.
 */
export class RejectionCounter {
  readonly #counts = new Map<string, number>();

  count(keys: readonly string[]): number {
    return Math.max(0, ...keys.map((key) => this.#counts.get(key) ?? 0));
  }

  isLocked(keys: readonly string[]): boolean {
    return this.count(keys) >= MAX_REJECTIONS;
  }

  /** @returns how many were refused now, this one included. */
  reject(keys: readonly string[]): number {
    const count = this.count(keys) + 1;
    for (const key of keys) this.#counts.set(key, count);
    return count;
  }

  /** A password was accepted, or the unit was forgotten: starts at zero again. */
  clear(keys: readonly string[]): void {
    for (const key of keys) this.#counts.delete(key);
  }

  /** A person entered new credentials on purpose: lets exactly one more through. */
  allowOneMore(keys: readonly string[]): void {
    const count = Math.min(this.count(keys), MAX_REJECTIONS - 1);
    for (const key of keys) this.#counts.set(key, count);
  }
}

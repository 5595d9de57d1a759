import type { EditableKind } from '../../../shared/contract/records';
import { RECORD_KINDS } from '../../../shared/device/records';
import { AppError, isAppError } from '../../../shared/errors';
import type { ChunkSizes } from './chunk-sizes';
import { encodeItem, type Fate, type Item, type Operation } from './items';
import { FUNCTIONS } from './kinds';
import { isTooMuch, judged, type Said } from './outcome';
import { onceItAnswers, onceItIsFree, type Patience } from './pauses';
import { countRecords, readRecords, type ListOf, type Present } from './read';
import { replaceOne } from './replace';
import { takenOf } from './settle';

export interface SenderOptions extends ListOf, Patience {
  readonly kind: EditableKind;
  readonly signal: AbortSignal;
  /** The list as it was read before. */
  readonly present: Present;
  readonly sizes: ChunkSizes;
  /** Model and firmware, under which sizes are remembered. */
  readonly unit: string;
  /** Rows settled so far. */
  readonly onProgress: (done: number) => void;
  /** From now on something on the intercom may differ from what was read. */
  readonly onFirst: () => void;
}

/** Requests without an answer, each settled as not carried out, before a row is given up. */
const MAX_LOST = 3;
/** Single rows refused one after the other before it is plain that none will be taken. */
const MAX_REFUSED = 10;

/**
 * Sends rows in chunks and knows of each what became of it. A chunk that is refused is halved until
 * the rows that the intercom does not take are alone; a lost answer is settled by reading, and only
 * what the intercom does not have is sent again.
 */
export class Sender {
  readonly fates = new Map<Item, Fate>();
  readonly #options: SenderOptions;
  readonly #known: Set<string>;
  /** Rows that the list should have now; what an intercom tells beside it settles a lost answer. */
  #count: number;
  #refusedInARow = 0;
  /** This firmware cannot change a row. */
  #replacing = false;
  #began = false;

  constructor(options: SenderOptions) {
    this.#options = options;
    this.#known = new Set(options.present.rows.map((row) => row['ID'] ?? ''));
    this.#count = options.present.rows.length;
  }

  /** @throws AppError `call.cancelled` between two requests, and what breaks the work off. */
  async send(items: readonly Item[]): Promise<void> {
    await this.#slices(items);
  }

  /** Takes all rows out by one request where the intercom can; else nothing is done. */
  async clear(items: readonly Item[]): Promise<void> {
    const { driver, kind } = this.#options;
    const { clear } = FUNCTIONS[kind];
    if (clear === undefined) return;
    this.#begin();
    try {
      await onceItIsFree(() => driver.call(clear), this.#options);
      this.#done(items);
    } catch (thrown) {
      const said = judged(thrown, []);
      if (said.kind === 'lost' || said.kind === 'refused') await this.#settle(items);
      else if (!isAppError(thrown, 'device.unsupported')) throw thrown;
    }
  }

  #begin(): void {
    if (!this.#began) this.#options.onFirst();
    this.#began = true;
  }

  /** In chunks of the size that is known to be taken; true when every row was. */
  async #slices(items: readonly Item[]): Promise<boolean> {
    const { sizes, unit, kind, signal, onProgress } = this.#options;
    let all = true;
    for (let at = 0; at < items.length;) {
      if (signal.aborted) throw new AppError('call.cancelled', 'Stopped.');
      const chunk = items.slice(at, at + sizes.of(unit, kind));
      all = (await this.#chunk(chunk)) && all;
      at += chunk.length;
      onProgress(this.fates.size);
    }
    return all;
  }

  async #chunk(items: readonly Item[]): Promise<boolean> {
    const [first] = items;
    if (first === undefined) return true;
    if (first.operation === 'set' && this.#replacing) return await this.#replaceAll(items);
    for (let lost = 1; ; lost += 1) {
      const said = await this.#request(first.operation, items);
      switch (said.kind) {
        case 'ok':
          this.#done(items);
          return true;
        case 'partly':
          this.#partly(items, said.refused);
          return false;
        case 'busy':
          throw said.error;
        case 'hopeless':
          if (first.operation !== 'set' || said.error.code !== 'device.unsupported')
            throw said.error;
          this.#replacing = true;
          return await this.#replaceAll(items);
        case 'refused':
        case 'lost': {
          const left = await this.#settle(items);
          if (left.length === 0) return true;
          if (left.length < items.length) return await this.#slices(left);
          const again = said.kind === 'lost' && lost < MAX_LOST;
          if (again && (items.length === 1 || !isTooMuch(said.error))) continue;
          return items.length === 1 ? this.#givenUp(first, said.error) : await this.#halves(items);
        }
      }
    }
  }

  async #request(operation: Operation, items: readonly Item[]): Promise<Said> {
    const { driver, kind, present } = this.#options;
    const item = items.map((one) => encodeItem(kind, one, present.spelling));
    this.#begin();
    // Never given the signal: a request that has left is waited for, so that its outcome is known.
    const call = (): Promise<unknown> => driver.call(FUNCTIONS[kind][operation], { item });
    try {
      await onceItIsFree(call, this.#options);
      return { kind: 'ok' };
    } catch (error) {
      return judged(
        error,
        items.map(({ row }) => row),
      );
    }
  }

  /** Smaller pieces; where all of them are taken, it was the size that was too much. */
  async #halves(items: readonly Item[]): Promise<boolean> {
    const { sizes, unit, kind } = this.#options;
    const half = Math.ceil(items.length / 2);
    const first = await this.#slices(items.slice(0, half));
    const second = await this.#slices(items.slice(half));
    if (first && second) sizes.learn(unit, kind, half);
    return first && second;
  }

  #done(items: readonly Item[]): void {
    for (const item of items) this.fates.set(item, { kind: 'done' });
    this.#refusedInARow = 0;
    this.#counted(items);
  }

  #counted(items: readonly Item[]): void {
    for (const { operation, row } of items) {
      // Whoever comes may get the ID of who went.
      if (operation === 'del') this.#known.delete(row['ID'] ?? '');
      this.#count += operation === 'add' ? 1 : operation === 'del' ? -1 : 0;
    }
  }

  #partly(items: readonly Item[], refused: ReadonlyMap<number, string>): void {
    this.#done(items.filter((_, i) => !refused.has(i)));
    for (const [i, item] of items.entries()) {
      const reason = refused.get(i);
      if (reason !== undefined)
        this.fates.set(item, { kind: 'failed', code: 'device.partial', reason });
    }
  }

  #givenUp(item: Item, error: AppError): false {
    this.fates.set(item, { kind: 'failed', code: error.code, reason: error.message });
    this.#refusedInARow += 1;
    if (this.#refusedInARow >= MAX_REFUSED)
      throw new AppError(error.code, `The intercom takes none of the rows: ${error.message}`, {
        hint: 'The list may be full, or this firmware wants other values. Nothing more was sent.',
        details: error.details,
      });
    return false;
  }

  /** Which rows of an unanswered request are still to be done. */
  async #settle(items: readonly Item[]): Promise<readonly Item[]> {
    const [first] = items;
    // A whole row under its own ID can be sent as often as one likes.
    if (first?.operation === 'set') return await this.#reachable(items);
    const change = first?.operation === 'add' ? items.length : -items.length;
    const total = await this.#asking(items, () => countRecords(this.#options));
    if (total === this.#count) return items;
    if (total === this.#count + change) {
      this.#done(items);
      return [];
    }
    const now = await this.#asking(items, () => readRecords(this.#options));
    const added = [...this.fates].filter(
      ([item, fate]) => item.operation === 'add' && fate.kind === 'done',
    );
    const taken = takenOf({
      info: RECORD_KINDS[this.#options.kind],
      now: now.rows,
      known: this.#known,
      addedBefore: added.map(([item]) => item.row),
      items,
    });
    this.#done([...taken]);
    this.#count = now.rows.length;
    return items.filter((item) => !taken.has(item));
  }

  async #reachable(items: readonly Item[]): Promise<readonly Item[]> {
    await this.#asking(items, () => countRecords(this.#options));
    return items;
  }

  /** Reads once the intercom answers again; where it does not, the rows stay unknown. */
  async #asking<T>(items: readonly Item[], work: () => Promise<T>): Promise<T> {
    try {
      return await onceItAnswers(work, this.#options);
    } catch (error) {
      for (const item of items) this.fates.set(item, { kind: 'unknown' });
      throw error;
    }
  }

  async #replaceAll(items: readonly Item[]): Promise<boolean> {
    let all = true;
    for (const item of items) {
      if (this.#options.signal.aborted) throw new AppError('call.cancelled', 'Stopped.');
      this.fates.set(item, { kind: 'unknown' });
      const fate = await replaceOne(this.#options, item);
      this.fates.set(item, fate);
      all = all && fate.kind === 'replaced';
    }
    return all;
  }
}

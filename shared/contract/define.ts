import type { z } from 'zod';

/** One row of the contract: what a call takes, what it answers, and an example of both. */
export interface CallRow<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  /** One sentence, in the present tense, for the generated README. */
  readonly summary: string;
  readonly input: I;
  readonly output: O;
  readonly example: { readonly input: z.input<I>; readonly output: z.input<O> };
}

export interface EventRow<P extends z.ZodType = z.ZodType> {
  readonly summary: string;
  readonly payload: P;
  /** The call that gives the whole state again when events were missed. */
  readonly snapshot: string;
}

/** Makes a row of the contract; the example is checked by the compiler and again by a test. */
export function call<I extends z.ZodType, O extends z.ZodType>(row: CallRow<I, O>): CallRow<I, O> {
  return row;
}

export function event<P extends z.ZodType>(row: EventRow<P>): EventRow<P> {
  return row;
}

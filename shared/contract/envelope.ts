import { z } from 'zod';
import { ERROR_CODES, type ErrorCode } from '../errors';

/** Bytes of JSON that one request may have; larger things travel as files. */
export const MAX_REQUEST_BYTES = 12 * 1024 * 1024;

export const errorDataSchema = z.object({
  code: z.enum(Object.keys(ERROR_CODES) as [ErrorCode, ...ErrorCode[]]),
  message: z.string(),
  hint: z.string(),
  retryable: z.boolean(),
  details: z.record(z.string(), z.unknown()),
});

/** A request as it crosses the boundary. `id` is chosen by the caller, once per call. */
export const requestSchema = z.object({
  id: z.string().min(1).max(64),
  call: z.string().min(1).max(64),
  input: z.unknown(),
});
export type Request = z.infer<typeof requestSchema>;

/** Every request gets exactly one reply; nothing is thrown across the boundary. */
export type Reply =
  | { readonly id: string; readonly ok: true; readonly value: unknown }
  | { readonly id: string; readonly ok: false; readonly error: z.infer<typeof errorDataSchema> };

/**
 * An event as it crosses the boundary. `seq` rises by one with each event to this caller; a gap
 * means that some were missed, and the caller reads the snapshots again.
 */
export interface EventMessage {
  readonly seq: number;
  readonly name: string;
  readonly payload: unknown;
}

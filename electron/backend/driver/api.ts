import type { z } from 'zod';
import { doorRows } from './api/door';
import { listRows } from './api/lists';
import { logRows } from './api/logs';
import { write, type ApiRow } from './api/row';
import { systemRows } from './api/system';

export type { ApiKind, ApiMethod, ApiRow } from './api/row';

/** Every function of the intercom's HTTP API, by `target/action`. */
export const API = { ...systemRows, ...doorRows, ...listRows, ...logRows } as const;

/** `system/info`, `relay/trig`, ... */
export type ApiName = keyof typeof API;
export type RequestOf<N extends ApiName> = z.input<(typeof API)[N]['request']>;
export type ReplyOf<N extends ApiName> = z.output<(typeof API)[N]['reply']>;

export const API_NAMES = Object.keys(API) as readonly ApiName[];

export function isApiName(name: string): name is ApiName {
  return Object.hasOwn(API, name);
}

/**
 * A row for a function that is in no table: a real unit may well know it (device notes 1.6). Nothing
 * is known of it, so the worst is assumed.
 */
export function unknownRow(target: string, action: string): ApiRow {
  const spec = write({
    title: `${target}/${action}`,
    destructive: true,
    source: 'not in the manual',
  });
  return { ...spec, target, action, methods: ['GET', 'POST'], query: true };
}

/** The row of a function, typed as any row (for code that does not care which). */
export function apiRow(name: ApiName): ApiRow {
  return API[name];
}

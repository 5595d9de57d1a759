import { create } from 'zustand';
import type { ConsoleExchange } from '../../../../shared/contract/console';
import { isSecretKey } from '../../../../shared/device/config-keys';
import type { AppErrorData } from '../../../../shared/errors';

/** One call of the console and what came of it. */
export interface Sent {
  readonly number: number;
  readonly name: string;
  readonly exchanges: readonly ConsoleExchange[];
  readonly problem: AppErrorData | null;
  readonly file: { readonly token: string; readonly name: string } | null;
}

const KEPT = 50;

const useStore = create<{ readonly byId: Readonly<Record<string, readonly Sent[]>> }>()(() => ({
  byId: {},
}));

const NONE: readonly Sent[] = [];

/** What was sent to this intercom since the window was opened, newest first. */
export function useSent(id: string): readonly Sent[] {
  return useStore(({ byId }) => byId[id] ?? NONE);
}

export function keepSent(id: string, sent: Omit<Sent, 'number'>): void {
  useStore.setState(({ byId }) => {
    const before = byId[id] ?? NONE;
    const number = (before[0]?.number ?? 0) + 1;
    return { byId: { ...byId, [id]: [{ ...sent, number }, ...before].slice(0, KEPT) } };
  });
}

export type ParsedData =
  | { readonly ok: true; readonly data: Record<string, unknown> }
  | { readonly ok: false; readonly reason: 'no-json' | 'no-object'; readonly message: string };

/** Reads what was typed as the data of a call; empty is an empty object. */
export function parseData(text: string): ParsedData {
  if (text.trim() === '') return { ok: true, data: {} };
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { ok: true, data: { ...value } };
    return { ok: false, reason: 'no-object', message: '' };
  } catch (error) {
    return { ok: false, reason: 'no-json', message: error instanceof Error ? error.message : '' };
  }
}

export interface FormField {
  readonly name: string;
  readonly required: boolean;
  readonly choices: readonly string[];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The plain fields of a JSON schema; lists and objects are written as JSON. */
export function fieldsOf(schema: Readonly<Record<string, unknown>>): readonly FormField[] {
  const { properties, required } = schema;
  if (!isObject(properties)) return [];
  const needed: readonly unknown[] = Array.isArray(required) ? required : [];
  return Object.entries(properties).flatMap(([name, shape]) => {
    if (!isObject(shape) || shape.type === 'array' || shape.type === 'object') return [];
    const choices: readonly unknown[] = Array.isArray(shape.enum) ? shape.enum : [];
    return [{ name, required: needed.includes(name), choices: choices.map(String) }];
  });
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** Passwords of a body are blanked: a command line is copied into mails and tickets. */
function withoutPasswords(body: string): string {
  const parsed = parseData(body);
  if (!parsed.ok) return body;
  return JSON.stringify(parsed.data, (key, value: unknown) =>
    isSecretKey(key) && typeof value === 'string' && value !== '' ? '***' : value,
  );
}

/** The same request as a command line; curl asks for the password itself. */
export function asCurl(
  exchange: ConsoleExchange,
  unit: {
    readonly address: string;
    readonly username: string | null;
    readonly auth: 'none' | 'basic' | 'digest' | null;
  },
): string {
  const origin = unit.address.includes('://') ? unit.address : `http://${unit.address}`;
  const parts = ['curl'];
  if (origin.startsWith('https')) parts.push('--insecure');
  if (unit.username !== null && unit.auth !== 'none')
    parts.push(unit.auth === 'basic' ? '--basic' : '--digest', '--user', quoted(unit.username));
  if (exchange.method === 'POST' && exchange.requestBody !== '')
    parts.push(
      '--header',
      quoted('Content-Type: application/json'),
      '--data-raw',
      quoted(withoutPasswords(exchange.requestBody)),
    );
  return [...parts, quoted(origin + exchange.path)].join(' ');
}

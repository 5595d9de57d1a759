import { AppError } from '../../../shared/errors';
import type { ApiMethod, ApiRow } from './api';
import { isRecord, type Row } from './record';

export interface BuiltRequest {
  readonly method: ApiMethod;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

function badInput(message: string, field?: string): AppError {
  return new AppError('call.bad-input', message, { details: { field } });
}

/**
 * Checks what is about to be sent: tolerant in what Lintel reads, strict in what it writes.
 *
 * @throws AppError `call.bad-input` naming the field, `device.unsupported` for a row without methods.
 */
export function checkRequest(row: ApiRow, data: unknown): Row {
  const name = `${row.target}/${row.action}`;
  if (row.methods.length === 0)
    throw new AppError(
      'device.unsupported',
      `"${name}" cannot be called: ${row.unsupported ?? ''}.`,
    );
  const parsed = row.request.safeParse(data ?? {});
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = ['data', ...(issue?.path ?? [])].join('.');
    throw badInput(`${field}: ${issue?.message ?? 'not valid'}`, field);
  }
  return isRecord(parsed.data) ? parsed.data : {};
}

/** The form to use: the one asked for, where the manual allows it; else the row's own choice. */
export function chooseMethod(row: ApiRow, wanted?: ApiMethod): ApiMethod {
  const method = wanted ?? row.prefer ?? (row.methods.includes('POST') ? 'POST' : 'GET');
  if (!row.methods.includes(method))
    throw badInput(`"${row.target}/${row.action}" does not take ${method}.`, 'method');
  return method;
}

/** The path of the GET form; `data` goes to the query, so it must be flat. */
export function queryPath(row: ApiRow, target: string, data: Row): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(data)) {
    if (value === undefined) continue;
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
      throw badInput(`data.${name} cannot be sent with GET.`, `data.${name}`);
    query.append(row.queryNames?.[name] ?? name, String(value));
  }
  // Intercoms decode %20; whether they know "+" as a blank is not known.
  const text = query.toString().replaceAll('+', '%20');
  return `/api/${target}/${row.action}${text === '' ? '' : `?${text}`}`;
}

/**
 * The request of a function. POST carries the whole envelope, for real units dispatch by target and
 * action of the body, not by the path (device notes 1.2).
 */
export function buildRequest(options: {
  readonly row: ApiRow;
  /** The target, in the spelling that this intercom knows. */
  readonly target: string;
  readonly data: Row;
  readonly method: ApiMethod;
  /** To `/api/`, for units that know only this path. */
  readonly bare: boolean;
}): BuiltRequest {
  const { row, target, data, method, bare } = options;
  if (method === 'GET')
    return { method, path: queryPath(row, target, data), headers: { accept: '*/*' } };
  const envelope = {
    target,
    action: row.action,
    ...(Object.keys(data).length === 0 ? {} : { data }),
  };
  return {
    method,
    path: bare ? '/api/' : `/api/${target}/${row.action}`,
    headers: { accept: '*/*', 'content-type': 'application/json' },
    body: JSON.stringify(envelope),
  };
}

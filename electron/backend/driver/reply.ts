import { AppError } from '../../../shared/errors';
import type { ApiRow } from './api/row';
import { isRecord, type Row, type Rows } from './record';
import { parseLooseJson } from './loose-json';
import { blankSecrets, startOf } from './redact';
import type { ApiReply } from './types';

/** The envelope in one form, before it is judged. */
export interface Envelope {
  readonly retcode: number;
  readonly message: string;
  readonly data: Row;
  readonly items: Rows;
  readonly total?: number;
}

/** Names of the envelope itself; in the flat dialect everything else is data. */
const ENVELOPE = new Set(['retcode', 'action', 'message', 'msg', 'retmsg', 'data']);

/**
 * Every wording for "I do not know this function" that is known from real units (device notes 1.1,
 * lines 2 and 3): unsupport(ed) action, Api unsupported, No hanlders for this request, Invalid http
 * request. The misspelling is theirs.
 */
const UNSUPPORTED = /unsupport|not support|no ha(nl|ndl)d?ers for|invalid http request/i;
const WRONG_MD5 = /wrong md5|md5 (error|mismatch)/i;
const BUSY = /\bbusy\b|try again later|in progress/i;

/** Bytes that are not UTF-8 become U+FFFD: an E18C sends names cut within a character. */
const decoder = new TextDecoder('utf-8');

function badReply(why: string, text: string, hint?: string): AppError {
  return new AppError('device.bad-reply', `The intercom answered ${why}.`, {
    hint,
    details: { start: startOf(text) },
  });
}

/** A number from a number or its digits; undefined where it is neither. */
function numberOf(value: unknown): number | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  if (typeof value === 'string' && value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

function rowsOf(value: unknown): Rows {
  if (Array.isArray(value)) return value.filter(isRecord);
  return isRecord(value) ? [value] : [];
}

function messageOf(raw: Row): string {
  const found = [raw['message'], raw['msg'], raw['retmsg']].find(
    (value) => typeof value === 'string' && value !== '',
  );
  return typeof found === 'string' ? found : '';
}

/**
 * Reads the bytes of a reply into the one form that Lintel knows, whatever the dialect (device notes
 * 1.1). It does not judge whether the call succeeded.
 *
 * @throws AppError `device.bad-reply` where there is no envelope in it.
 */
export function parseEnvelope(body: Uint8Array | string): Envelope {
  const text = (typeof body === 'string' ? body : decoder.decode(body)).replaceAll('\0', '').trim();
  if (text === '')
    throw badReply('with nothing', text, 'This firmware may have its HTTP API locked.');
  // Relay by URL answers with a form field: 0 is done, -1 is refused (device notes 3).
  const single = /hcSingleResult[^>]*value=['"]?(-?\d+)/i.exec(text)?.[1];
  if (single !== undefined) return { retcode: Number(single), message: '', data: {}, items: [] };
  if (text.startsWith('<'))
    throw badReply(
      'with a web page in place of data',
      text,
      'This firmware may have no HTTP API, or it wants to be reached in another way (HTTPS). Open its web page.',
    );
  const raw = parseRaw(text);
  const retcode = raw['retcode'] === undefined ? 0 : numberOf(raw['retcode']);
  if (retcode === undefined) throw badReply('with a return code that is no number', text);
  return { retcode, message: messageOf(raw), ...contentOf(raw) };
}

function parseRaw(text: string): Row {
  let raw: unknown;
  try {
    raw = parseLooseJson(text);
  } catch (error) {
    throw badReply(`something that is not JSON (${(error as Error).message})`, text);
  }
  if (!isRecord(raw)) throw badReply('something that is no object', text);
  return raw;
}

function contentOf(raw: Row): Pick<Envelope, 'data' | 'items' | 'total'> {
  const sent = raw['data'];
  if (Array.isArray(sent)) return { data: {}, items: rowsOf(sent) };
  if (!isRecord(sent)) {
    // The flat dialect puts the data beside the return code.
    const flat = Object.entries(raw).filter(([name]) => !ENVELOPE.has(name));
    return { data: Object.fromEntries(flat), items: [] };
  }
  const list = sent['item'] ?? sent['Item'];
  const total = numberOf(sent['num']);
  // config/get asked for `item` answers with plain values: only rows of objects are rows.
  const items = rowsOf(list);
  return { data: sent, items, ...(total === undefined ? {} : { total }) };
}

/** Rows that were refused on their own although the call as a whole went through. */
function refusedRows(items: Rows): Rows {
  return items.filter((item) => {
    const ret = numberOf(item['Ret']);
    return ret !== undefined && ret < 0;
  });
}

/** Names a row as a person would, but never by its code: messages go to logs and to the disk. */
function nameOf(row: Row): string {
  const found = ['Name', 'UserID', 'Prefix', 'ID'].map((key) => row[key]).find(Boolean);
  return typeof found === 'string' || typeof found === 'number' ? String(found) : 'a row';
}

/**
 * Judges an envelope: the top return code first, then the rows (device notes 1.1, lines 1, 2, 3, 6).
 * A positive `Ret` is the new ID where the call succeeded and an error code where it did not.
 * Errors travel, and are kept with the job that they ended: PINs and codes are blanked in them.
 *
 * @throws AppError `device.unsupported`, `device.wrong-md5`, `device.busy`, `device.refused` or
 *   `device.partial`; details hold retcode, message, data and the refused rows.
 */
export function judge(envelope: Envelope, what: string): void {
  const { retcode, message, data, items } = envelope;
  const refused = refusedRows(items);
  const details = {
    retcode,
    reply: message,
    data: blankSecrets(data),
    rows: blankSecrets(refused),
  };
  if (UNSUPPORTED.test(message))
    throw new AppError('device.unsupported', `This intercom does not know "${what}".`, { details });
  if (retcode < 0) {
    if (WRONG_MD5.test(message))
      throw new AppError('device.wrong-md5', 'The intercom computed another checksum.', {
        details,
      });
    if (BUSY.test(message)) throw new AppError('device.busy', 'The intercom is busy.', { details });
    const said = message === '' ? `code ${retcode}` : `"${message}" (code ${retcode})`;
    throw new AppError('device.refused', `The intercom refused "${what}": ${said}.`, {
      details: {
        ...details,
        rows: blankSecrets(items.filter((item) => numberOf(item['Ret']) !== 0)),
      },
    });
  }
  if (refused.length > 0) {
    const names = refused.map(nameOf).join(', ');
    const count = `${refused.length} of ${items.length}`;
    throw new AppError('device.partial', `The intercom refused ${count} rows: ${names}.`, {
      details: {
        ...details,
        accepted: blankSecrets(items.filter((item) => !refused.includes(item))),
      },
    });
  }
}

/** Parses and judges the reply of a function, and brings its fields to the form of its schema. */
export function parseReply(row: ApiRow, body: Uint8Array | string): ApiReply {
  const envelope = parseEnvelope(body);
  judge(envelope, row.title);
  const { retcode, message, items, total } = envelope;
  // Schemas know `item` only; the units know `Item`, a list as data, and a single row as well.
  const { Item: _misspelt, ...data } = envelope.data;
  const hasRows = items.length > 0 || 'item' in envelope.data || 'Item' in envelope.data;
  const parsed = row.reply.safeParse(hasRows ? { ...data, item: items } : data);
  if (!parsed.success)
    throw new AppError(
      'device.bad-reply',
      'The intercom answered with values that make no sense.',
      {
        details: { fields: parsed.error.issues.map((issue) => issue.path.join('.')) },
      },
    );
  const typed: Row = isRecord(parsed.data) ? parsed.data : {};
  return {
    retcode,
    message,
    data: typed,
    items: items.length > 0 && Array.isArray(typed['item']) ? rowsOf(typed['item']) : items,
    ...(total === undefined ? {} : { total }),
  };
}

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { API, API_NAMES, apiRow, isApiName } from '../../../electron/backend/driver/api';

const manual = process.env['LINTEL_MANUAL'] ?? resolve('../shared/manual/akuvox-http-api.txt');

/** `target/action` and methods, from the manual's table of absolute paths. */
function manualTable(): Map<string, string> {
  let text: string;
  try {
    text = readFileSync(manual, 'utf8');
  } catch (error) {
    throw new Error(`The API manual is missing: ${manual} (or set LINTEL_MANUAL).`, {
      cause: error,
    });
  }
  const rows = text.matchAll(/^\/api\/([a-z]+\/[a-z_]+)\t(GET\/POST|POST|GET)\s*$/gm);
  return new Map([...rows].map((row) => [row[1]!, row[2]!]));
}

/** Functions of real units that the manual's table lacks (device notes 1.2 and 1.6). */
const ADDED = ['group/del', 'schedule/get', 'schedule/add', 'schedule/set', 'schedule/del'];

/** Where a section of the manual contradicts its table, and the section is right. */
const OTHER_METHODS: Readonly<Record<string, string>> = {
  'user/edit': '',
  'dialreplace/import': 'POST',
};

describe('the table of functions', () => {
  const table = manualTable();

  it('is read from the manual', () => {
    expect(table.size).toBe(85);
    expect(table.get('relay/trig')).toBe('GET/POST');
  });

  it('has exactly the functions of the manual and the named additions', () => {
    const wanted = [...table.keys()].map((name) => name.replace(/^callog/, 'calllog'));
    expect([...API_NAMES].sort()).toEqual([...wanted, ...ADDED].sort());
  });

  it('allows the methods of the manual', () => {
    for (const [name, methods] of table) {
      const ours = name.replace(/^callog/, 'calllog');
      if (!isApiName(ours)) throw new Error(`${ours} is missing.`);
      expect([ours, apiRow(ours).methods.join('/')]).toEqual([
        ours,
        OTHER_METHODS[ours] ?? methods,
      ]);
    }
  });

  it.each(API_NAMES)('%s is consistent', (name) => {
    const row = apiRow(name);
    expect(`${row.target}/${row.action}`).toBe(name);
    expect(row.title).toMatch(/^[A-Z]/);
    expect(row.source).toMatch(/^(manual|device notes)/);
    expect(row.kind === 'upload').toBe(row.uploadField !== undefined);
    expect(row.kind === 'download').toBe(row.downloadName !== undefined);
    expect(row.safeToRepeat).toBe(row.kind === 'read' || row.kind === 'download');
    expect(row.query).toBe(row.methods.includes('GET'));
    if (row.action === 'clear' || row.action === 'del') expect(row.destructive).toBe(true);
    // The expert's console shows what a function takes.
    expect(z.toJSONSchema(row.request, { unrepresentable: 'any' })).toHaveProperty(
      'type',
      'object',
    );
  });

  it('names the upload field of the manual: file for firmware, config elsewhere', () => {
    const uploads = API_NAMES.map(apiRow).filter((row) => row.kind === 'upload');
    expect(uploads).toHaveLength(7);
    for (const row of uploads)
      expect(row.uploadField).toBe(row.target === 'firmware' ? 'file' : 'config');
  });

  it('brings replies to one form: numbers for strings and strings for numbers', () => {
    expect(API['system/status'].reply.parse({ SystemTime: '1544336389', UpTime: 137 })).toEqual({
      SystemTime: 1544336389,
      UpTime: '137',
    });
    expect(API['relay/status'].reply.parse({ RelayA: 0, RelayB: 'open' })).toEqual({
      RelayA: '0',
      RelayB: 'open',
    });
    const rows = API['contact/get'].reply.parse({
      num: '1',
      item: [{ ID: 7, Name: null, X: [1] }],
    });
    expect(rows).toEqual({ num: 1, item: [{ ID: '7', Name: '', X: [1] }] });
  });
});

import { z } from 'zod';
import { action, download, read, rowsReply, target, text, textIn, write } from './row';

const CALL_FIELDS = ['ID', 'Type', 'Date', 'Time', 'LocalIdentity', 'Name', 'Num', 'PicUrl'];
const DOOR_FIELDS = [
  ...['ID', 'Type', 'Date', 'Time', 'Name', 'Code', 'Status', 'Relay', 'AccessMode', 'PicUrl'],
];

function rows(fields: readonly string[]) {
  return rowsReply(
    z.looseObject(Object.fromEntries(fields.map((name) => [name, text.optional()]))),
  );
}

const filter = z.looseObject({ page: textIn.optional() });
const byId = z.looseObject({ ID: textIn });

/** The manual's table writes `callog`, its sections and real units `calllog` (device notes 1.4). */
const spelling = { alias: 'callog' } as const;

export const logRows = {
  ...target('calllog', {
    get: read({
      title: 'List calls',
      request: filter.extend({ Type: textIn.optional() }),
      reply: rows(CALL_FIELDS),
      ...spelling,
      source: 'manual, Api calllog get',
    }),
    del: write({
      title: 'Delete a call from the list',
      request: byId,
      destructive: true,
      ...spelling,
      source: 'manual, Api calllog del',
    }),
    clear: action({
      title: 'Delete all calls of a type from the list',
      request: z.looseObject({ Type: textIn.optional() }),
      destructive: true,
      queryNames: { Type: 'type' },
      ...spelling,
      source: 'manual, Api calllog clear',
    }),
    export: download({
      title: 'Save the list of calls',
      downloadName: 'History.csv',
      ...spelling,
      source: 'manual, Api calllog export',
    }),
  }),
  ...target('doorlog', {
    get: read({
      title: 'List door openings',
      request: filter,
      reply: rows(DOOR_FIELDS),
      source: 'manual, Api doorlog get',
    }),
    del: write({
      title: 'Delete a door opening from the list',
      request: byId,
      destructive: true,
      // The manual's example names calllog here: a misprint.
      source: 'manual, Api doorlog del',
    }),
    clear: action({
      title: 'Delete all door openings from the list',
      destructive: true,
      source: 'manual, Api doorlog clear',
    }),
    export: download({
      title: 'Save the list of door openings',
      downloadName: 'DoorLog.xml',
      source: 'manual, Api doorlog export',
    }),
  }),
} as const;

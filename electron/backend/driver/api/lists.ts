import { z } from 'zod';
import {
  action,
  download,
  read,
  rowsReply,
  rowsRequest,
  target,
  text,
  textIn,
  upload,
  write,
} from './row';

type Fields = readonly string[];

/** A row as it comes: the named fields as text, everything else untouched. */
function rowOut(fields: Fields) {
  return z.looseObject(Object.fromEntries(fields.map((name) => [name, text.optional()])));
}

/** A row as it goes out. `need` are the fields without which the unit cannot know what is meant. */
function rowIn(fields: Fields, need: Fields = []) {
  const shape = fields.map((name) => [name, need.includes(name) ? textIn : textIn.optional()]);
  return z.looseObject(Object.fromEntries(shape) as Record<string, z.ZodType>);
}

/** Filters of a list; pages count from 1 with 10 rows each (device notes 1.3). */
const listFilter = z.looseObject({ page: textIn.optional() });

interface ListSpec {
  /** What one row is, in plain words, in the plural. */
  readonly title: string;
  readonly section: string;
  readonly fields: Fields;
  readonly required: Fields;
  /** Fields by which rows can be deleted. */
  readonly keys: Fields;
}

/** get, add, set, del of a list. */
function editing({ title, section, fields, required, keys }: ListSpec) {
  const reply = rowsReply(rowOut(fields));
  const row = (act: string) => `manual, Api ${section} ${act}`;
  return {
    get: read({ title: `List ${title}`, request: listFilter, reply, source: row('get') }),
    add: write({
      title: `Add ${title}`,
      request: rowsRequest(rowIn(fields, required)),
      reply,
      source: row('add'),
    }),
    set: write({
      title: `Change ${title} (whole rows: what is left out is blanked)`,
      request: rowsRequest(rowIn(fields, ['ID'])),
      reply,
      source: row('set'),
    }),
    del: write({
      title: `Delete ${title}`,
      request: rowsRequest(
        rowIn(keys).refine(
          (value) => keys.some((key) => value[key] !== undefined),
          `Name the row by ${keys.join(' or ')}.`,
        ),
      ),
      reply,
      destructive: true,
      source: row('del'),
    }),
  };
}

function clearing({ title, section }: ListSpec) {
  return {
    clear: action({
      title: `Delete all ${title}`,
      destructive: true,
      source: `manual, Api ${section} clear`,
    }),
  };
}

function files({ title, section }: ListSpec, downloadName: string) {
  return {
    export: download({
      title: `Save ${title} as a file`,
      request: z.looseObject({ filetype: z.enum(['csv', 'xml', 'vcf']).optional() }),
      downloadName,
      source: `manual, Api ${section} export`,
    }),
    import: upload({
      title: `Load ${title} from a file`,
      uploadField: 'config',
      source: `manual, Api ${section} import`,
    }),
  };
}

const WEEK = ['Mon', 'Tue', 'Wed', 'Thur', 'Fri', 'Sat', 'Sun', 'TimeStart', 'TimeEnd'];

const privatekey: ListSpec = {
  title: 'private PINs',
  section: 'privatekey',
  fields: ['ID', 'Name', 'Code', 'DoorNum', ...WEEK],
  required: ['Code'],
  keys: ['ID', 'Code', 'Name'],
};
const rfkey: ListSpec = {
  title: 'RF cards',
  section: 'rfkey',
  fields: ['ID', 'Name', 'Code', 'DoorNum', 'Tags', 'Frequency', 'DoorWebRelay', ...WEEK],
  required: ['Code'],
  keys: ['ID', 'Code', 'Name'],
};
const contact: ListSpec = {
  title: 'contacts',
  section: 'contact',
  fields: ['ID', 'Name', 'Phone', 'DialType', 'Group'],
  required: ['Name'],
  keys: ['ID', 'Name', 'Phone'],
};
const group: ListSpec = {
  title: 'contact groups',
  section: 'group',
  fields: ['ID', 'Name'],
  required: ['Name'],
  keys: ['ID', 'Name'],
};
const REPLACEMENTS = ['Replace1', 'Replace2', 'Replace3', 'Replace4', 'Replace5'];
const dialreplace: ListSpec = {
  title: 'dial rules',
  section: 'dialreplace',
  fields: ['ID', 'Line', 'Prefix', ...REPLACEMENTS],
  required: ['Prefix'],
  keys: ['ID', 'Prefix'],
};
const user: ListSpec = {
  title: 'users',
  section: 'user',
  // `Schedule` may come as a list (device notes 1.5), so it is left as it is.
  fields: [
    ...['ID', 'UserID', 'Name', 'PrivatePIN', 'CardCode', 'LiftFloorNum', 'WebRelay', 'FaceUrl'],
    ...['ScheduleRelay', 'Schedule-Relay', 'Schedule-SRelay', 'Type', 'SourceType', 'Source'],
  ],
  required: ['Name'],
  keys: ['ID', 'UserID'],
};
const schedule: ListSpec = {
  title: 'schedules',
  section: 'schedule',
  fields: [
    ...['ID', 'Name', 'Type', 'DateStart', 'DateEnd', 'TimeStart', 'TimeEnd', 'Week', 'Daily'],
    ...['SourceType', 'Mode', ...WEEK.filter((name) => !name.startsWith('Time'))],
  ],
  required: ['Name'],
  keys: ['ID'],
};

const userEditing = editing(user);
const groupEditing = editing(group);
const scheduleSource = { source: 'device notes 1.6 (not in the manual)' };
const scheduleEditing = editing(schedule);

export const listRows = {
  ...target('privatekey', {
    ...editing(privatekey),
    ...clearing(privatekey),
    ...files(privatekey, 'PrivateKey.xml'),
  }),
  ...target('rfkey', { ...editing(rfkey), ...clearing(rfkey), ...files(rfkey, 'ICKey.xml') }),
  ...target('contact', {
    ...editing(contact),
    ...clearing(contact),
    ...files(contact, 'Contacts.csv'),
  }),
  ...target('group', {
    ...groupEditing,
    del: { ...groupEditing.del, source: 'device notes 1.2 (missing in the manual)' },
    ...clearing(group),
  }),
  ...target('dialreplace', {
    ...editing(dialreplace),
    ...clearing(dialreplace),
    ...files(dialreplace, 'DialReplace.xml'),
  }),
  ...target('user', {
    info: read({
      title: 'The number that the next user gets',
      reply: z.looseObject({ DefaultUserId: text.optional() }),
      source: 'manual, Api user info',
    }),
    ...userEditing,
    scan: action({
      title: 'Read the card at the reader',
      methods: ['POST'],
      query: false,
      reply: z.looseObject({ RFCode: text.optional() }),
      timeoutMs: 30_000,
      // It only waits for a card.
      seenThrough: false,
      source: 'manual, Api user scan',
    }),
    edit: action({
      title: 'Edit a user',
      methods: [],
      query: false,
      unsupported: 'the manual says that it takes neither GET nor POST; change users with user/set',
      source: 'manual, Api user edit',
    }),
    ...clearing(user),
    ...files(user, 'UserData.tgz'),
  }),
  ...target('schedule', {
    get: { ...scheduleEditing.get, ...scheduleSource },
    add: { ...scheduleEditing.add, ...scheduleSource },
    set: { ...scheduleEditing.set, ...scheduleSource },
    del: { ...scheduleEditing.del, ...scheduleSource },
  }),
} as const;

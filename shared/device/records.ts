import type { EditableKind } from '../contract/records';

/** What a column holds: decides the editor, the check and how it is compared. */
export type FieldKind =
  | 'text'
  | 'pin'
  | 'card'
  | 'cards'
  | 'phone'
  | 'number'
  | 'switch'
  | 'choice'
  | 'doors'
  | 'weekdays'
  | 'time'
  | 'group'
  | 'schedule-relay'
  | 'floors';

export interface RecordField {
  /** Key as the manual spells it; `weekdays` is the one field that stands for seven (Mon..Sun). */
  readonly key: string;
  readonly label: string;
  readonly kind: FieldKind;
  /** Header words by which a column of a foreign file is recognised, lower case. */
  readonly headers: readonly string[];
  readonly required?: boolean;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  readonly max?: number;
  /** Value of a new row. */
  readonly initial: string;
  /** Shown in the table unless the technician chooses otherwise. */
  readonly shown: boolean;
  readonly secret?: boolean;
  readonly hint?: string;
}

export interface RecordKindInfo {
  readonly kind: EditableKind;
  readonly one: string;
  readonly many: string;
  readonly fields: readonly RecordField[];
  /** Fields that together say that two rows mean the same thing; the intercom's ID is never one of them. */
  readonly naturalKey: readonly string[];
  /** Two rows of the same meaning are a mistake; people may well be in the phone book twice. */
  readonly unique: boolean;
}

/** The seven keys of the weekdays, with the manual's own `Thur` (m:1323). */
export const WEEKDAY_KEYS = ['Mon', 'Tue', 'Wed', 'Thur', 'Fri', 'Sat', 'Sun'] as const;

const LINES = [
  { value: '0', label: 'Automatic' },
  { value: '1', label: 'Account 1' },
  { value: '2', label: 'Account 2' },
] as const;

const name: RecordField = {
  key: 'Name',
  label: 'Name',
  kind: 'text',
  headers: ['name', 'full name', 'fn', 'person', 'resident', 'nom', 'nombre', 'nome'],
  required: true,
  max: 63,
  initial: '',
  shown: true,
};

const whenAndWhere: readonly RecordField[] = [
  {
    key: 'DoorNum',
    label: 'Doors',
    kind: 'doors',
    headers: ['doornum', 'door', 'doors', 'relay', 'relays'],
    required: true,
    initial: '1',
    shown: true,
  },
  {
    key: 'weekdays',
    label: 'Days',
    kind: 'weekdays',
    headers: ['days', 'weekdays'],
    initial: '1111111',
    shown: true,
  },
  {
    key: 'TimeStart',
    label: 'From',
    kind: 'time',
    headers: ['timestart', 'from', 'start', 'start time'],
    initial: '00:00',
    shown: true,
  },
  {
    key: 'TimeEnd',
    label: 'To',
    kind: 'time',
    headers: ['timeend', 'to', 'end', 'end time', 'until'],
    hint: 'From midnight to midnight is all day.',
    initial: '00:00',
    shown: true,
  },
];

const replacements: readonly RecordField[] = [1, 2, 3, 4, 5].map((n) => ({
  key: `Replace${n}`,
  label: `Replacement ${n}`,
  kind: 'phone',
  headers: [`replace${n}`, `replacement ${n}`, `number ${n}`],
  required: n === 1,
  max: 63,
  initial: '',
  shown: n <= 2,
}));

/** Kind by kind: the columns of the manual (Api privatekey, rfkey, contact, group, dialreplace, user). */
export const RECORD_KINDS: Readonly<Record<EditableKind, RecordKindInfo>> = {
  privatekey: {
    kind: 'privatekey',
    one: 'PIN',
    many: 'PINs',
    naturalKey: ['Code'],
    unique: true,
    fields: [
      name,
      {
        key: 'Code',
        label: 'PIN',
        kind: 'pin',
        headers: ['code', 'pin', 'pincode', 'private pin', 'key', 'password'],
        required: true,
        max: 8,
        initial: '',
        shown: true,
        secret: true,
      },
      ...whenAndWhere,
    ],
  },
  rfkey: {
    kind: 'rfkey',
    one: 'RF card',
    many: 'RF cards',
    naturalKey: ['Code'],
    unique: true,
    fields: [
      name,
      {
        key: 'Code',
        label: 'Card number',
        kind: 'card',
        headers: ['code', 'card', 'cardcode', 'card number', 'rfid', 'uid', 'fob', 'tag'],
        required: true,
        max: 20,
        initial: '',
        shown: true,
      },
      ...whenAndWhere,
      {
        key: 'Tags',
        label: 'Rule',
        kind: 'choice',
        headers: ['tags', 'rule'],
        choices: [
          { value: '0', label: 'Always allowed' },
          { value: '1', label: 'A number of times' },
          { value: '2', label: 'Forbidden' },
          { value: '3', label: 'By schedule' },
        ],
        initial: '0',
        shown: false,
      },
      {
        key: 'Frequency',
        label: 'How many times',
        kind: 'number',
        headers: ['frequency', 'times'],
        max: 65535,
        initial: '0',
        shown: false,
      },
    ],
  },
  contact: {
    kind: 'contact',
    one: 'contact',
    many: 'contacts',
    naturalKey: ['Name', 'Phone'],
    unique: false,
    fields: [
      name,
      {
        key: 'Phone',
        label: 'Number or address',
        kind: 'phone',
        headers: [
          'phone',
          'number',
          'tel',
          'telephone',
          'extension',
          'tel_mobile',
          'tel_other',
          'sip',
        ],
        required: true,
        max: 63,
        initial: '',
        shown: true,
      },
      {
        key: 'Group',
        label: 'Group',
        kind: 'group',
        headers: ['group', 'floor'],
        max: 63,
        initial: '',
        shown: true,
      },
      {
        key: 'DialType',
        label: 'Calls by',
        kind: 'choice',
        headers: ['dialtype', 'account', 'line'],
        choices: LINES,
        initial: '0',
        shown: true,
      },
    ],
  },
  group: {
    kind: 'group',
    one: 'group',
    many: 'groups',
    naturalKey: ['Name'],
    unique: true,
    fields: [name],
  },
  dialreplace: {
    kind: 'dialreplace',
    one: 'dial rule',
    many: 'dial rules',
    naturalKey: ['Prefix'],
    unique: true,
    fields: [
      {
        key: 'Prefix',
        label: 'Number dialled',
        kind: 'phone',
        headers: ['prefix', 'number', 'dialled', 'room', 'flat'],
        required: true,
        max: 63,
        initial: '',
        shown: true,
      },
      {
        key: 'Line',
        label: 'Calls by',
        kind: 'choice',
        headers: ['line', 'account'],
        choices: LINES,
        initial: '0',
        shown: true,
      },
      ...replacements,
    ],
  },
  user: {
    kind: 'user',
    one: 'person',
    many: 'people',
    naturalKey: ['UserID'],
    unique: true,
    fields: [
      {
        key: 'UserID',
        label: 'User ID',
        kind: 'text',
        headers: ['userid', 'user id', 'id', 'number', 'employee'],
        required: true,
        max: 63,
        initial: '',
        shown: true,
      },
      name,
      {
        key: 'PrivatePIN',
        label: 'PIN',
        kind: 'pin',
        headers: ['privatepin', 'pin', 'pincode', 'pin code'],
        max: 8,
        initial: '',
        shown: true,
        secret: true,
      },
      {
        key: 'CardCode',
        label: 'Cards',
        kind: 'cards',
        headers: ['cardcode', 'card', 'cards', 'card number', 'rfid', 'uid', 'fob'],
        max: 63,
        initial: '',
        shown: true,
      },
      {
        key: 'ScheduleRelay',
        label: 'When and which relay',
        kind: 'schedule-relay',
        headers: ['schedulerelay', 'schedule-relay', 'schedule', 'relay'],
        required: true,
        initial: '1001-1',
        shown: true,
      },
      {
        key: 'LiftFloorNum',
        label: 'Lift floors',
        kind: 'floors',
        headers: ['liftfloornum', 'floor', 'floors', 'lift'],
        initial: '0',
        shown: false,
      },
      {
        key: 'WebRelay',
        label: 'Web relay',
        kind: 'number',
        headers: ['webrelay', 'web relay'],
        max: 50,
        initial: '0',
        shown: false,
      },
    ],
  },
  schedule: {
    kind: 'schedule',
    one: 'schedule',
    many: 'schedules',
    naturalKey: ['Name'],
    unique: true,
    fields: [
      name,
      {
        key: 'Type',
        label: 'Repeats',
        kind: 'choice',
        headers: ['type'],
        choices: [
          { value: '0', label: 'Between two dates' },
          { value: '1', label: 'Weekly' },
          { value: '2', label: 'Daily' },
        ],
        initial: '2',
        shown: true,
      },
      {
        key: 'Week',
        label: 'Days',
        kind: 'text',
        headers: ['week'],
        max: 7,
        initial: '1234567',
        shown: true,
      },
      {
        key: 'TimeStart',
        label: 'From',
        kind: 'time',
        headers: ['timestart'],
        initial: '00:00',
        shown: true,
      },
      {
        key: 'TimeEnd',
        label: 'To',
        kind: 'time',
        headers: ['timeend'],
        initial: '23:59',
        shown: true,
      },
      {
        key: 'DateStart',
        label: 'First day',
        kind: 'text',
        headers: ['datestart'],
        max: 8,
        initial: '',
        shown: true,
      },
      {
        key: 'DateEnd',
        label: 'Last day',
        kind: 'text',
        headers: ['dateend'],
        max: 8,
        initial: '',
        shown: true,
      },
    ],
  },
};

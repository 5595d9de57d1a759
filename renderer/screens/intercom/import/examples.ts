import type { EditableKind } from '../../../../shared/contract/records';
import { RECORD_KINDS, type RecordField } from '../../../../shared/device/records';

type ExampleRow = Readonly<Record<string, string>>;

/** Two rows of each kind, as a person would write them. */
const EXAMPLES: Readonly<Record<EditableKind, readonly ExampleRow[]>> = {
  privatekey: [
    { Name: 'Lucy Hall', Code: '04711', DoorNum: '1', TimeStart: '00:00', TimeEnd: '23:59' },
    { Name: 'Cleaners', Code: '58203', DoorNum: '12', TimeStart: '06:00', TimeEnd: '09:30' },
  ],
  rfkey: [
    { Name: 'Lucy Hall', Code: '00B4161D', DoorNum: '1', TimeStart: '00:00', TimeEnd: '23:59' },
    { Name: 'Caretaker', Code: '99D78D72', DoorNum: '12', TimeStart: '06:00', TimeEnd: '20:00' },
  ],
  contact: [
    { Name: 'Flat 1, Hall', Phone: '101', Group: 'Floor 1' },
    { Name: 'Concierge', Phone: '192.168.1.60', Group: 'Ground floor' },
  ],
  group: [{ Name: 'Floor 1' }, { Name: 'Floor 2' }],
  dialreplace: [
    { Prefix: '101', Replace1: '192.168.1.61', Replace2: '07700900101' },
    { Prefix: '102', Replace1: '192.168.1.62' },
  ],
  user: [
    { UserID: '101', Name: 'Lucy Hall', PrivatePIN: '04711', CardCode: '00B4161D' },
    { UserID: '102', Name: 'Max Reed', PrivatePIN: '', CardCode: '99D78D72;99D78D73' },
  ],
  schedule: [
    { Name: 'Office hours', Type: '1', Week: '12345', TimeStart: '08:00', TimeEnd: '18:00' },
    { Name: 'Every evening', Type: '2', TimeStart: '17:00', TimeEnd: '22:00' },
  ],
};

export interface ExpectedColumn {
  readonly field: RecordField;
  /** What the field is called: under that Lintel knows it without asking. */
  readonly heading: string;
  readonly example: string;
}

/** A value as a person writes it: a choice by its name. */
const inFile = ({ choices }: RecordField, value: string): string =>
  choices?.find((choice) => choice.value === value)?.label ?? value;

/** The columns that a file of this kind may have. */
export function expectedColumns(kind: EditableKind): readonly ExpectedColumn[] {
  return RECORD_KINDS[kind].fields.map((field) => ({
    field,
    heading: field.label,
    example: inFile(field, EXAMPLES[kind][0]?.[field.key] ?? field.initial),
  }));
}

const quoted = (value: string): string =>
  /[";\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;

/** A file to begin with: the headings and two rows, with semicolons between. */
export function exampleCsv(kind: EditableKind): string {
  const columns = expectedColumns(kind);
  const rows = EXAMPLES[kind].map((row) =>
    columns.map(({ field }) => inFile(field, row[field.key] ?? field.initial)),
  );
  const lines = [columns.map(({ heading }) => heading), ...rows];
  // The mark tells a spreadsheet that this is UTF-8.
  return `\uFEFF${lines.map((cells) => cells.map(quoted).join(';')).join('\r\n')}\r\n`;
}

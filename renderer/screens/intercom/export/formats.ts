import type { EditableKind, ExportFormat } from '../../../../shared/contract/records';

/** What the intercoms export themselves (manual, Api ... export); a table for people goes always. */
const OWN: Readonly<Partial<Record<EditableKind, readonly ExportFormat[]>>> = {
  privatekey: ['xml'],
  rfkey: ['xml'],
  dialreplace: ['xml'],
  contact: ['csv', 'xml', 'vcf'],
  user: ['tgz'],
};

/** The formats in which a list can be saved, the most useful one first. */
export function formatsOf(kind: EditableKind): readonly ExportFormat[] {
  return ['spreadsheet', ...(OWN[kind] ?? [])];
}

import type { RecordField } from '../../../../../shared/device/records';
import type { RecordContext } from '../context';

/** What every input of a field of a record takes. */
export interface FieldInputProps {
  readonly field: RecordField;
  /** As it stands in the row; see `fieldValue`. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly context: RecordContext;
  /** What is wrong with the value, in words. */
  readonly error?: string;
  readonly disabled?: boolean;
}

/** Hints stand below, so that fields side by side keep one line. */
export const FIELD_ORDER: ('label' | 'input' | 'description' | 'error')[] = [
  'label',
  'input',
  'description',
  'error',
];

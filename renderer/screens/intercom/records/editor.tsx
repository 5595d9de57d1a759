import { Alert, Button, Modal, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconLock } from '@tabler/icons-react';
import { useRef, useState, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordRow } from '../../../../shared/contract/records';
import type { RecordField, RecordKindInfo } from '../../../../shared/device/records';
import { checkField, fieldValue } from '../../../../shared/device/rules';
import { DialogButtons } from '../../../components/dialog-buttons';
import type { RecordContext } from './context';
import { rowName, withField } from './field-text';
import { FieldInput } from './inputs/field-input';
import type { FieldInputProps } from './inputs/types';
import classes from './records.module.css';
import type { RecordLock } from './views';

/** What one kind of record has of its own in the editor. */
export interface EditorOptions {
  /** Fields that mean nothing in this row, such as the days of a daily schedule. */
  readonly visible?: (field: RecordField, row: RecordRow) => boolean;
  /** Inputs of its own, by the key of the field. */
  readonly inputs?: Readonly<Record<string, ComponentType<FieldInputProps>>>;
  /** What is wrong with a row beyond its single fields, by the key of the field. */
  readonly check?: (row: RecordRow) => Readonly<Record<string, string>>;
}

interface EditorProps extends EditorOptions {
  readonly info: RecordKindInfo;
  readonly context: RecordContext;
  readonly mode: 'add' | 'edit';
  /** Why nothing can be changed in it. */
  readonly lock?: RecordLock | null;
  readonly row: RecordRow;
  /** Instead of the usual title. */
  readonly title?: string;
  /** What is wrong with the row as it came: said above, and each field complains from the start. */
  readonly notice?: readonly string[];
  readonly onKeep: (row: RecordRow) => void;
  /** Keeps this one and begins the next; only where rows are added. */
  readonly onKeepAndNext?: (row: RecordRow) => void;
  readonly onRemove?: () => void;
  readonly onClose: () => void;
}

/** One row in a form. Nothing is sent: what is kept here waits for the review. */
export function RecordEditor(props: EditorProps) {
  const { t } = useTranslation();
  const { info, mode, lock, row, onClose } = props;
  const title =
    mode === 'add'
      ? t('records.editor.add', { one: info.one })
      : t(lock ? 'records.editor.view' : 'records.editor.edit', { name: rowName(info, row) });
  return (
    <Modal
      opened
      onClose={onClose}
      title={props.title ?? title}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      size={720}
    >
      <EditorForm {...props} />
    </Modal>
  );
}

/** Fields that take the whole width; of the others two stand side by side. */
const WIDE: readonly RecordField['kind'][] = ['cards', 'doors', 'schedule-relay', 'weekdays'];

function EditorForm(props: EditorProps) {
  const { info, context, lock, onKeep, onKeepAndNext, onRemove, onClose, visible } = props;
  const { t } = useTranslation();
  const [row, setRow] = useState(props.row);
  const [touched, setTouched] = useState<ReadonlySet<string>>(
    new Set(props.notice ? info.fields.map(({ key }) => key) : []),
  );
  const form = useRef<HTMLFormElement>(null);
  const fields = info.fields.filter((field) => visible?.(field, row) ?? true);
  const problems = problemsOf(fields, { row, context, check: props.check });
  const locked = lock !== undefined && lock !== null;

  const keep = (then: (row: RecordRow) => void) => {
    setTouched(new Set(fields.map(({ key }) => key)));
    const stops = fields.some(({ key }) => problems[key]?.stops === true);
    if (!stops) {
      then(row);
      return;
    }
    // After the messages are in the page, to the first field that is wrong.
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
    );
  };

  const input = (field: RecordField) => {
    const Input = props.inputs?.[field.key] ?? FieldInput;
    return (
      <div
        key={field.key}
        data-wide={WIDE.includes(field.kind)}
        onBlur={() => setTouched((before) => new Set([...before, field.key]))}
      >
        <Input
          field={field}
          value={fieldValue(row, field)}
          onChange={(value) => setRow((before) => withField(before, field, value))}
          context={context}
          error={touched.has(field.key) ? problems[field.key]?.message : undefined}
          disabled={locked}
        />
      </div>
    );
  };

  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (locked) onClose();
        else keep(onKeep);
      }}
    >
      <Stack>
        {locked && <Locked info={info} lock={lock} />}
        {props.notice && props.notice.length > 0 && (
          <Alert icon={<IconAlertTriangle aria-hidden />} variant="default">
            {props.notice.map((line) => (
              <Text key={line}>{line}</Text>
            ))}
          </Alert>
        )}
        <div className={classes.fields}>{fields.map(input)}</div>
        {!locked && (
          <Text size="sm" c="dimmed">
            {t('records.editor.note')}
          </Text>
        )}
        <DialogButtons>
          {onRemove && (
            <Button variant="subtle" c="var(--lintel-bad)" mr="auto" onClick={onRemove}>
              {t('records.editor.remove', { one: info.one })}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {t(locked ? 'common.close' : 'common.cancel')}
          </Button>
          {onKeepAndNext && (
            <Button variant="default" onClick={() => keep(onKeepAndNext)}>
              {t('records.editor.keepAndNext')}
            </Button>
          )}
          {!locked && <Button type="submit">{t('records.editor.keep')}</Button>}
        </DialogButtons>
      </Stack>
    </form>
  );
}

function Locked({ info, lock }: { readonly info: RecordKindInfo; readonly lock: RecordLock }) {
  const { t } = useTranslation();
  const cloud = info.kind === 'user' ? 'person' : 'cloud';
  return (
    <Alert icon={<IconLock aria-hidden />} variant="default">
      <Text fw={600}>{t(`records.lock.${lock === 'cloud' ? cloud : lock}`)}</Text>
      {lock === 'cloud' && <Text size="sm">{t('records.lock.hint')}</Text>}
    </Alert>
  );
}

interface Problem {
  readonly message: string;
  readonly stops: boolean;
}

function problemsOf(
  fields: readonly RecordField[],
  options: Pick<EditorProps, 'row' | 'context' | 'check'>,
): Readonly<Record<string, Problem>> {
  const { row, context, check } = options;
  const found: Record<string, Problem> = {};
  for (const field of fields) {
    const complaint = checkField(field, fieldValue(row, field), context.limits);
    if (complaint)
      found[field.key] = { message: complaint.message, stops: complaint.severity === 'error' };
  }
  for (const [key, message] of Object.entries(check?.(row) ?? {}))
    found[key] ??= { message, stops: true };
  return found;
}

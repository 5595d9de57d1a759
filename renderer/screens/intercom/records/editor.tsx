import { Alert, Button, Modal, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordRow } from '../../../../shared/contract/records';
import type { RecordField, RecordKindInfo } from '../../../../shared/device/records';
import { checkTogether } from '../../../../shared/device/row-rules';
import { checkField, fieldValue, isMeant } from '../../../../shared/device/rules';
import { DialogButtons } from '../../../components/dialog-buttons';
import type { RecordContext } from './context';
import { rowName, withField } from './field-text';
import { FieldInput } from './inputs/field-input';
import { LockedRow } from './locked-row';
import classes from './records.module.css';
import { tidyRow } from './tidy';
import type { RecordLock } from './views';

/** What is wrong with a row beyond itself, by the key of the field: a code that another has, say. */
export type RowCheck = (row: RecordRow) => Readonly<Record<string, string>>;

interface EditorProps {
  readonly info: RecordKindInfo;
  readonly context: RecordContext;
  readonly mode: 'add' | 'edit';
  /** Why nothing can be changed in it. */
  readonly lock?: RecordLock | null;
  /** Where the row comes from, in words; empty where that is not told. */
  readonly source?: string;
  readonly row: RecordRow;
  readonly check?: RowCheck;
  /** Fields that are left out; those that mean nothing in this row are anyway. */
  readonly without?: (field: RecordField) => boolean;
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
      {lock ? (
        <LockedRow
          {...{ info, row, lock, onClose }}
          context={props.context}
          source={props.source}
        />
      ) : (
        <EditorForm {...props} />
      )}
    </Modal>
  );
}

/** Fields that stand side by side, by the kind of the first: from and to. */
const PAIRED: readonly RecordField['kind'][] = ['time'];

/** Fields that take the whole width; of the others two stand side by side. */
const WIDE: readonly RecordField['kind'][] = [
  'cards',
  'days',
  'doors',
  'schedule-relay',
  'weekdays',
];

function EditorForm(props: EditorProps) {
  const { info, context, onKeep, onKeepAndNext, onRemove, onClose, without } = props;
  const { t } = useTranslation();
  const [row, setRow] = useState(props.row);
  const [touched, setTouched] = useState<ReadonlySet<string>>(
    new Set(props.notice ? info.fields.map(({ key }) => key) : []),
  );
  const form = useRef<HTMLFormElement>(null);
  const fields = info.fields.filter((field) => isMeant(field, row) && without?.(field) !== true);
  // Enter comes before a field has been left, and with it put in order.
  const tidy = tidyRow(info, row);
  const problems = problemsOf(fields, { info, row: tidy, context, check: props.check });

  const keep = (then: (row: RecordRow) => void) => {
    setTouched(new Set(fields.map(({ key }) => key)));
    const stops = fields.some(({ key }) => problems[key]?.stops === true);
    if (!stops) {
      then(tidy);
      return;
    }
    // After the messages are in the page, to the first field that is wrong.
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
    );
  };

  const input = (field: RecordField) => {
    const problem = touched.has(field.key) ? problems[field.key] : undefined;
    return (
      <div key={field.key} onBlur={() => setTouched((before) => new Set([...before, field.key]))}>
        <FieldInput
          field={field}
          value={fieldValue(row, field)}
          onChange={(value) => setRow((before) => withField(before, field, value))}
          context={context}
          error={problem?.stops === true ? problem.message : undefined}
        />
      </div>
    );
  };
  const warnings = (group: readonly RecordField[]) =>
    group.flatMap(({ key }) => {
      const problem = touched.has(key) ? problems[key] : undefined;
      if (problem?.stops !== false) return [];
      return [
        <Text key={key} size="sm" mt={4} c="var(--lintel-warn)" role="status">
          {problem.message}
        </Text>,
      ];
    });

  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        keep(onKeep);
      }}
    >
      <Stack>
        {props.notice && props.notice.length > 0 && (
          <Alert icon={<IconAlertTriangle aria-hidden />} variant="default">
            {props.notice.map((line) => (
              <Text key={line}>{line}</Text>
            ))}
          </Alert>
        )}
        <div className={classes.fields}>
          {grouped(fields).map((group) => (
            <div
              key={group[0]?.key}
              data-wide={group.length > 1 || group.some(({ kind }) => WIDE.includes(kind))}
            >
              <div className={group.length > 1 ? classes.pair : undefined}>{group.map(input)}</div>
              {warnings(group)}
            </div>
          ))}
        </div>
        <Text size="sm" c="dimmed">
          {props.source !== undefined && props.source !== ''
            ? `${t('records.madeBy', { source: props.source })} ${t('records.editor.note')}`
            : t('records.editor.note')}
        </Text>
        <DialogButtons>
          {onRemove && (
            <Button variant="subtle" c="var(--lintel-bad)" mr="auto" onClick={onRemove}>
              {t('records.editor.remove', { one: info.one })}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          {onKeepAndNext && (
            <Button variant="default" onClick={() => keep(onKeepAndNext)}>
              {t('records.editor.keepAndNext')}
            </Button>
          )}
          <Button type="submit">{t('records.editor.keep')}</Button>
        </DialogButtons>
      </Stack>
    </form>
  );
}

interface Problem {
  readonly message: string;
  readonly stops: boolean;
}

function problemsOf(
  fields: readonly RecordField[],
  options: Pick<EditorProps, 'info' | 'row' | 'context' | 'check'>,
): Readonly<Record<string, Problem>> {
  const { info, row, context, check } = options;
  const found: Record<string, Problem> = {};
  for (const field of fields) {
    const complaint = checkField(field, fieldValue(row, field), context.limits);
    if (complaint)
      found[field.key] = { message: complaint.message, stops: complaint.severity === 'error' };
  }
  for (const { field, message, severity } of checkTogether(info.kind, row))
    found[field] ??= { message, stops: severity === 'error' };
  for (const [key, message] of Object.entries(check?.(row) ?? {}))
    found[key] ??= { message, stops: true };
  return found;
}

/** Neighbours of a kind that stands side by side, together. */
function grouped(fields: readonly RecordField[]): readonly (readonly RecordField[])[] {
  return fields.reduce<readonly (readonly RecordField[])[]>((groups, field) => {
    const last = groups.at(-1);
    const joins = last?.[0]?.kind === field.kind && PAIRED.includes(field.kind);
    return joins ? [...groups.slice(0, -1), [...last, field]] : [...groups, [field]];
  }, []);
}

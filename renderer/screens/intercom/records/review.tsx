import { Button, Text, Title } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowsDiff,
  IconCircleX,
  IconPlus,
  IconTrash,
  type Icon,
} from '@tabler/icons-react';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordPreview, RecordRow } from '../../../../shared/contract/records';
import { changedFields } from '../../../../shared/device/record-compare';
import type { RecordField, RecordKindInfo } from '../../../../shared/device/records';
import { fieldValue } from '../../../../shared/device/rules';
import type { Tone } from '../../../components/tone';
import { ReviewList, type ReviewChange } from '../../../components/wizard';
import type { RecordContext } from './context';
import { hoursText, rowName, rowText, valueText } from './field-text';
import classes from './records.module.css';

/** So many rows are shown at first: a list of ten thousand is read by nobody. */
const FIRST = 50;

/** How many rows a preview would send. */
export const previewCount = ({ added, changed, removed }: RecordPreview): number =>
  added.length + changed.length + removed.length;

/** How many rows it would hold back: in conflict, or not right. */
export const leftOut = ({ conflicting, problems }: RecordPreview): number =>
  conflicting.length + problems.filter(({ severity }) => severity === 'error').length;

/** From and to are told together, as the hours: of the two only the first is kept. */
const once = (fields: readonly RecordField[]): readonly RecordField[] =>
  fields.filter(
    ({ kind }, index) =>
      kind !== 'time' || fields.findIndex((other) => other.kind === 'time') === index,
  );

interface RecordReviewProps {
  readonly info: RecordKindInfo;
  readonly context: RecordContext;
  readonly preview: RecordPreview;
  /** The rows that the problems count: `add`, then `set`; or those of the file. */
  readonly asked: readonly RecordRow[];
  /** Where rows that somebody has changed meanwhile can be decided: how; else they are just left out. */
  readonly meanwhile?: ReactNode;
}

/** What would be done, by name: added, changed old to new, removed; and what is left out, and why. */
export function RecordReview(props: RecordReviewProps) {
  const { info, context, preview, asked, meanwhile } = props;
  const { t } = useTranslation();
  const changes = useMemo(
    () =>
      preview.changed.flatMap(({ before, after }) =>
        once(changedFields(info, before, after)).map<ReviewChange>((field) => {
          const text = (row: RecordRow) => {
            if (field.kind === 'time') return hoursText({ kind: info.kind, row, t });
            const value = fieldValue(row, field);
            return value === '' ? '' : valueText({ field, value, context, t });
          };
          // A PIN is named as changed and never shown.
          const hide = (shown: string, row: RecordRow) =>
            field.secret === true && fieldValue(row, field) !== '' ? shown : text(row);
          return {
            id: `${after['ID'] ?? rowName(info, after)} ${field.key}`,
            label: `${rowName(info, after)}: ${field.kind === 'time' ? t('records.hours.label') : field.label}`,
            before: hide(t('records.review.hiddenPin'), before),
            after: hide(t('records.review.newPin'), after),
            secret: false,
          };
        }),
      ),
    [info, context, preview.changed, t],
  );
  const describe = (row: RecordRow) => ({
    name: rowName(info, row),
    text: rowText(info, row, { context, t }),
  });
  // A row that goes is not among those that were asked for: its name is in what is said of it.
  const nameOf = (row: number): string =>
    row < 0
      ? ''
      : asked[row]
        ? rowName(info, asked[row])
        : t('records.review.rowNumber', { number: row + 1 });
  const problem = (severity: 'error' | 'warning') =>
    preview.problems
      .filter((one) => one.severity === severity)
      .map(({ row, message }) => ({
        name: nameOf(row),
        text: message,
      }));
  const disputed = preview.conflicting.filter(({ now }) => now !== undefined);
  const out =
    meanwhile === undefined
      ? preview.conflicting
      : preview.conflicting.filter(({ now }) => now === undefined);
  const then = preview.present + preview.added.length - preview.removed.length;
  const { capacity, present } = preview;
  return (
    <>
      <div>
        <Text>
          {capacity === null
            ? t('records.review.present', { present, then })
            : t('records.review.presentOf', { present, then, capacity })}
        </Text>
        {preview.unchanged > 0 && (
          <Text c="dimmed">{t('records.review.unchanged', { count: preview.unchanged })}</Text>
        )}
        {preview.newGroups.length > 0 && (
          <Text>{t('records.review.newGroups', { names: preview.newGroups.join(', ') })}</Text>
        )}
        {preview.missing > 0 && (
          <Text c="var(--lintel-warn)" fw={600}>
            {t('records.review.short', { count: preview.missing })}
          </Text>
        )}
        {capacity !== null && then > capacity && (
          <Text c="var(--lintel-bad)" fw={600}>
            {t('records.review.tooMany', { capacity })}
          </Text>
        )}
      </div>
      {meanwhile !== undefined && disputed.length > 0 && (
        <Section
          tone="warn"
          icon={IconAlertTriangle}
          title={t('records.review.meanwhile', { count: disputed.length })}
        >
          {meanwhile}
        </Section>
      )}
      <Names
        part="conflicting"
        tone="bad"
        icon={IconCircleX}
        rows={out.map(({ row, reason }) => ({
          name: rowName(info, row),
          text: reason,
        }))}
      />
      <Names part="problems" tone="bad" icon={IconCircleX} rows={problem('error')} />
      <Names part="warnings" tone="warn" icon={IconAlertTriangle} rows={problem('warning')} />
      <Names part="removed" tone="bad" icon={IconTrash} rows={preview.removed.map(describe)} />
      {changes.length > 0 && (
        <Section
          tone="neutral"
          icon={IconArrowsDiff}
          title={t('records.review.changed', { count: preview.changed.length })}
        >
          <Few rows={changes}>
            {(shown) => (
              <ReviewList
                caption={t('records.review.changed', { count: preview.changed.length })}
                changes={shown}
              />
            )}
          </Few>
        </Section>
      )}
      <Names part="added" tone="good" icon={IconPlus} rows={preview.added.map(describe)} />
    </>
  );
}

interface SectionProps {
  readonly tone: Tone;
  readonly icon: Icon;
  readonly title: string;
  readonly children: ReactNode;
}

function Section({ tone, icon: IconShape, title, children }: SectionProps) {
  return (
    <section className={classes.section} data-tone={tone} aria-label={title}>
      <Title order={3}>
        <IconShape size={18} aria-hidden />
        {title}
      </Title>
      {children}
    </section>
  );
}

interface NamesProps {
  readonly part: 'added' | 'removed' | 'conflicting' | 'problems' | 'warnings';
  readonly tone: Tone;
  readonly icon: Icon;
  readonly rows: readonly NamedRow[];
}

/** Rows by name with a word about each; nothing where there are none. */
function Names({ part, tone, icon, rows }: NamesProps) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  return (
    <Section tone={tone} icon={icon} title={t(`records.review.${part}`, { count: rows.length })}>
      <NameList rows={rows} />
    </Section>
  );
}

export interface NamedRow {
  readonly name: string;
  readonly text: string;
}

/** Name and what there is to say about it, line by line. */
export function NameList({ rows }: { readonly rows: readonly NamedRow[] }) {
  return (
    <Few rows={rows}>
      {(shown) => (
        <ul className={classes.names}>
          {shown.map(({ name, text }, index) => (
            <li key={index}>
              <strong>{name}</strong>
              <span>{text}</span>
            </li>
          ))}
        </ul>
      )}
    </Few>
  );
}

interface FewProps<T> {
  readonly rows: readonly T[];
  readonly children: (shown: readonly T[]) => ReactNode;
}

/** The first of many rows, and a button for more. */
function Few<T>({ rows, children }: FewProps<T>) {
  const { t } = useTranslation();
  const [limit, setLimit] = useState(FIRST);
  const more = Math.min(rows.length - limit, 10 * FIRST);
  return (
    <>
      {children(rows.slice(0, limit))}
      {more > 0 && (
        <Button variant="subtle" px="xs" onClick={() => setLimit(limit + more)}>
          {t('records.review.showMore', { count: more })}
        </Button>
      )}
    </>
  );
}

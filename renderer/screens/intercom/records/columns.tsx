import { Text } from '@mantine/core';
import {
  IconCloudLock,
  IconLock,
  IconPencil,
  IconPlus,
  IconTrash,
  type Icon,
} from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import type { RecordField, RecordKindInfo } from '../../../../shared/device/records';
import { sourceOf, type SourceTelling } from '../../../../shared/device/record-source';
import { parseHex, cardForms } from '../../../../shared/device/card-number';
import { fieldValue, splitList } from '../../../../shared/device/rules';
import type { Column } from '../../../components/data-table';
import { StatusText } from '../../../components/status-text';
import type { Tone } from '../../../components/tone';
import type { RecordContext } from './context';
import { hoursText, valueText } from './field-text';
import classes from './records.module.css';
import type { RecordLock, RecordMark, RecordView } from './views';

const WIDTHS: Readonly<Partial<Record<RecordField['kind'], string>>> = {
  text: 'minmax(110px, 1.5fr)',
  card: 'minmax(104px, 0.8fr)',
  phone: 'minmax(148px, 1fr)',
  pin: '96px',
  number: '110px',
  choice: 'minmax(110px, 0.8fr)',
  doors: 'minmax(90px, 1fr)',
  weekdays: 'minmax(96px, 0.8fr)',
  cards: 'minmax(110px, 1.2fr)',
  'schedule-relay': 'minmax(204px, 1.6fr)',
};

/** Texts that are short in every list. */
const NARROW: Readonly<Record<string, string>> = {
  UserID: 'minmax(76px, 0.6fr)',
  Week: 'minmax(96px, 0.8fr)',
  DateStart: '100px',
  DateEnd: '100px',
  Type: 'minmax(156px, 0.8fr)',
};

const MARKS: Readonly<
  Partial<Record<RecordMark | RecordLock, { readonly tone: Tone; readonly icon: Icon }>>
> = {
  added: { tone: 'good', icon: IconPlus },
  changed: { tone: 'busy', icon: IconPencil },
  removed: { tone: 'bad', icon: IconTrash },
  cloud: { tone: 'neutral', icon: IconCloudLock },
  fixed: { tone: 'neutral', icon: IconLock },
  noId: { tone: 'neutral', icon: IconLock },
};

interface ColumnsOptions {
  readonly info: RecordKindInfo;
  readonly context: RecordContext;
  /** PINs are hidden until they are asked for: somebody may look over the shoulder. */
  readonly showSecrets: boolean;
  /** Where the rows come from, where this list tells it. */
  readonly source?: SourceTelling;
  readonly t: TFunction;
}

/** The columns of a list by the fields of its kind, and the state of each row. */
export function recordColumns(options: ColumnsOptions): readonly Column<RecordView>[] {
  const { info, t } = options;
  const markOf = (view: RecordView) => view.lock ?? view.mark;
  const markWords = new Map<string, string>();
  for (const mark of [...Object.keys(MARKS), 'kept'] as (RecordLock | RecordMark)[])
    markWords.set(mark, t(`records.mark.${mark}`));
  return [
    ...info.fields.flatMap((field) => {
      if (field.key === 'TimeEnd') return [];
      return field.key === 'TimeStart' ? hoursColumn(field, options) : fieldColumn(field, options);
    }),
    ...sourceColumn(options),
    {
      id: 'state',
      title: t('records.mark.title'),
      width: '112px',
      text: (view) => markWords.get(markOf(view)) ?? '',
      cell: (view) => {
        const mark = markOf(view);
        const look = MARKS[mark];
        return look === undefined ? null : (
          <StatusText tone={look.tone} icon={look.icon}>
            {t(`records.mark.${mark}`)}
          </StatusText>
        );
      },
    },
  ];
}

/** Who made the row: this intercom, a cloud, a management. */
function sourceColumn({
  info,
  source = 'nothing',
  t,
}: ColumnsOptions): readonly Column<RecordView>[] {
  if (source === 'nothing') return [];
  const text = ({ row }: RecordView) => sourceOf(row, source).words;
  return [
    {
      id: 'source',
      title: t('records.source'),
      width: '84px',
      // Schedules have more columns than a narrow window has room for.
      hidden: info.kind === 'schedule',
      text,
      cell: (view) => <Value view={view} text={text(view)} />,
    },
  ];
}

/** From and to in one column: they only mean something together. */
function hoursColumn(field: RecordField, { info, t }: ColumnsOptions): Column<RecordView> {
  const text = ({ row }: RecordView) => hoursText({ kind: info.kind, row, t });
  return {
    id: field.key,
    title: t('records.hours.label'),
    width: '132px',
    hidden: !field.shown,
    text,
    cell: (view) => <Value view={view} text={text(view)} />,
  };
}

function fieldColumn(
  field: RecordField,
  { context, showSecrets, t }: ColumnsOptions,
): Column<RecordView> {
  const value = (view: RecordView) => fieldValue(view.row, field);
  // Ten thousand people share a few doors and times: each value is put into words once.
  const known = new Map<string, string>();
  const inWords = (told: string): string => {
    let text = known.get(told);
    if (text === undefined) {
      text = valueText({ field, value: told, context, t });
      known.set(told, text);
    }
    return text;
  };
  const text = (view: RecordView) => inWords(value(view));
  const hides = field.secret === true && !showSecrets;
  const isCard = field.kind === 'card' || field.kind === 'cards';
  return {
    id: field.key,
    title: field.label,
    width: NARROW[field.key] ?? WIDTHS[field.kind] ?? 'minmax(96px, 1fr)',
    hidden: !field.shown,
    text: hides ? (view) => (value(view) === '' ? '' : '••••') : text,
    // A card is found by the number that is printed on it, too.
    search: isCard ? (view) => `${text(view)} ${decimals(value(view))}` : text,
    cell: (view) => (
      <Value
        view={view}
        code={isCard}
        text={hides ? '' : text(view)}
        hidden={hides && value(view) !== '' ? t('records.hidden') : undefined}
      />
    ),
  };
}

interface ValueProps {
  readonly view: RecordView;
  readonly text: string;
  readonly code?: boolean;
  /** In place of the text: it is there and not shown. */
  readonly hidden?: string;
}

/** A value in its cell; struck through where its row goes. */
function Value({ view, text, code = false, hidden }: ValueProps) {
  const look = [code ? classes.code : '', view.mark === 'removed' ? classes.gone : ''].join(' ');
  if (hidden === undefined) return <span className={look}>{text}</span>;
  return (
    <span className={look}>
      <span aria-hidden>••••</span>
      <Text span className="visually-hidden">
        {hidden}
      </Text>
    </span>
  );
}

function decimals(cards: string): string {
  return splitList(cards)
    .map((code) => {
      const bytes = parseHex(code);
      return bytes ? cardForms(bytes).decimal : '';
    })
    .join(' ');
}

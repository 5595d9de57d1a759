import { Checkbox, Group, Input, SimpleGrid, TextInput } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { siteScheduleSchema, type SiteSchedule } from '../../../../shared/site/document';
import type { Column } from '../../../components/data-table';
import { tidyValue } from '../../intercom/records/tidy';
import { EditorDialog } from '../editor-dialog';
import { useEdited } from '../use-edited';
import { ItemsList } from '../items-list';
import { listTexts } from '../list-texts';
import { newId } from '../new-id';
import type { SiteTabProps } from '../tab-body';

const nameOf = ({ name }: SiteSchedule) => name;
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** A schedule needs a name before the document takes it. */
const UNNAMED = '?';

function daysInWords(days: string, t: TFunction): string {
  if (days === '1111111') return t('site.schedules.everyDay');
  return DAYS.filter((_, at) => days[at] === '1')
    .map((day) => t(`site.schedules.days.${day}`))
    .join(', ');
}

/** When people may come in who may not always. */
export function Schedules({ state, document }: SiteTabProps) {
  const { t } = useTranslation();
  const columns = useMemo(
    (): readonly Column<SiteSchedule>[] => [
      {
        id: 'name',
        title: t('site.schedules.name'),
        width: 'minmax(140px, 1fr)',
        text: nameOf,
        cell: (row) => <strong>{row.name}</strong>,
      },
      {
        id: 'days',
        title: t('site.schedules.onDays'),
        width: 'minmax(200px, 2fr)',
        text: ({ days }) => daysInWords(days, t),
      },
      { id: 'from', title: t('site.schedules.from'), width: '100px', text: ({ from }) => from },
      { id: 'to', title: t('site.schedules.to'), width: '100px', text: ({ to }) => to },
    ],
    [t],
  );
  return (
    <ItemsList
      list="schedules"
      icon={IconClock}
      texts={listTexts(t, 'schedules')}
      items={document.schedules}
      columns={columns}
      nameOf={nameOf}
      readOnly={state.readOnly}
      fresh={() => ({ ...siteScheduleSchema.parse({ id: newId(), name: UNNAMED }), name: '' })}
      editor={(schedule, _isNew, close) => (
        <ScheduleEditor schedule={schedule} readOnly={state.readOnly} onClose={close} />
      )}
    />
  );
}

interface EditorProps {
  readonly schedule: SiteSchedule;
  readonly readOnly: string;
  readonly onClose: () => void;
}

/** 24 hours, as everywhere; the browser's own field says 12:00 AM for midnight on some computers. */
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const TIME_FIELD = { autoComplete: 'off', maxLength: 5, placeholder: '00:00' };
const tidyTime = (text: string) => tidyValue({ kind: 'time' }, text);

function ScheduleEditor({ schedule: first, readOnly, onClose }: EditorProps) {
  const { t } = useTranslation();
  const { item: typed, change, tried, ifGood } = useEdited(first);
  const schedule = { ...typed, from: tidyTime(typed.from), to: tidyTime(typed.to) };
  const wrong = {
    name: schedule.name.trim() === '' ? t('site.schedules.nameMissing') : '',
    days: schedule.days.includes('1') ? '' : t('site.schedules.daysMissing'),
    from: TIME.test(schedule.from) ? '' : t('site.schedules.timeWrong'),
    to: !TIME.test(schedule.to)
      ? t('site.schedules.timeWrong')
      : schedule.to > schedule.from
        ? ''
        : t('site.schedules.toWrong'),
  };
  const toggle = (at: number) =>
    change({
      days: Array.from(schedule.days, (day, index) =>
        index === at ? (day === '1' ? '0' : '1') : day,
      ).join(''),
    });
  return (
    <EditorDialog
      title={t('site.schedules.one')}
      saveLabel={t('site.schedules.save')}
      refused={readOnly}
      edits={() =>
        ifGood(
          Object.values(wrong).every((text) => text === ''),
          [{ edit: 'put-schedule', item: schedule }],
        )
      }
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        required
        label={t('site.schedules.name')}
        placeholder={t('site.schedules.nameExample')}
        value={schedule.name}
        maxLength={63}
        error={tried && wrong.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <Input.Wrapper
        component="fieldset"
        label={t('site.schedules.onDays')}
        labelElement="div"
        error={tried && wrong.days}
        style={{ border: 0, margin: 0, padding: 0 }}
      >
        <Group gap="lg" mih={40}>
          {DAYS.map((day, at) => (
            <Checkbox
              key={day}
              size="md"
              label={t(`site.schedules.days.${day}`)}
              checked={schedule.days[at] === '1'}
              onChange={() => toggle(at)}
            />
          ))}
        </Group>
      </Input.Wrapper>
      <SimpleGrid cols={2} maw={360}>
        <TextInput
          {...TIME_FIELD}
          label={t('site.schedules.from')}
          value={typed.from}
          error={tried && wrong.from}
          onChange={(event) => change({ from: event.currentTarget.value })}
          onBlur={() => change({ from: schedule.from })}
        />
        <TextInput
          {...TIME_FIELD}
          label={t('site.schedules.to')}
          value={typed.to}
          error={tried && wrong.to}
          onChange={(event) => change({ to: event.currentTarget.value })}
          onBlur={() => change({ to: schedule.to })}
        />
      </SimpleGrid>
    </EditorDialog>
  );
}

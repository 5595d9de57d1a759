import { Button } from '@mantine/core';
import { IconId } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Intercom } from '../../../../shared/contract/intercoms';
import type { RecordRow } from '../../../../shared/contract/records';
import type { RecordField } from '../../../../shared/device/records';
import { openEnrolment } from '../codes/view';
import { ListWithFiles } from '../import/list-with-files';
import { ListTabs } from '../records';
import { isFactorySchedule } from '../records/context';
import { SCHEDULE_EDITOR, scheduleWords } from './schedule-fields';

/** People with PIN, cards and times, and the schedules that they go by. */
export function Users({ intercom }: { readonly intercom: Intercom }) {
  const { t } = useTranslation();
  const [tab, setTab] = useState<'user' | 'schedule'>('user');
  const words = useCallback(
    (field: RecordField, value: string) => scheduleWords(field, value, t),
    [t],
  );
  const tabs = (
    <ListTabs
      id={intercom.id}
      label={t('records.users.tabs')}
      tabs={[
        { kind: 'user', label: t('records.users.people') },
        { kind: 'schedule', label: t('records.users.schedules') },
      ]}
      value={tab}
      onChange={setTab}
    />
  );
  if (tab === 'user')
    return (
      <ListWithFiles
        key="user"
        intercom={intercom}
        kind="user"
        heading={tabs}
        actions={
          <Button
            variant="default"
            leftSection={<IconId size={18} aria-hidden />}
            onClick={() => openEnrolment(intercom.id)}
          >
            {t('codes.readCards')}
          </Button>
        }
      />
    );
  return (
    <ListWithFiles
      key="schedule"
      intercom={intercom}
      kind="schedule"
      heading={tabs}
      intro={t('records.users.schedulesIntro')}
      editor={SCHEDULE_EDITOR}
      words={words}
      fixed={isFactory}
    />
  );
}

const isFactory = (row: RecordRow) => isFactorySchedule(row['ScheduleID'] ?? row['ID'] ?? '');

import { Button } from '@mantine/core';
import { IconId } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Intercom } from '../../../../shared/contract/intercoms';
import type { RecordRow } from '../../../../shared/contract/records';
import { openEnrolment } from '../codes/view';
import { enrolmentOf, patchEnrolment } from '../enrol/store';
import { ListWithFiles } from '../import/list-with-files';
import { ListTabs } from '../records';
import { isFactorySchedule } from '../records/context';
import classes from './users.module.css';

/** People with PIN, cards and times, and the schedules that they go by. */
export function Users({ intercom }: { readonly intercom: Intercom }) {
  const { t } = useTranslation();
  const [tab, setTab] = useState<'user' | 'schedule'>('user');
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
        heading={<div className={classes.tabs}>{tabs}</div>}
        actions={
          <Button
            variant="default"
            leftSection={<IconId size={18} aria-hidden />}
            onClick={() => readCards(intercom.id)}
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
      fixed={isFactory}
    />
  );
}

/** Whoever begins at the people means the cards for them; what was begun already stays as it is. */
function readCards(id: string): void {
  if (enrolmentOf(id).target === null) patchEnrolment(id, { target: 'user' });
  openEnrolment(id);
}

const isFactory = (row: RecordRow) => isFactorySchedule(row['ScheduleID'] ?? row['ID'] ?? '');

import { NativeSelect } from '@mantine/core';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Intercom } from '../../../../shared/contract/intercoms';
import type { RecordRow } from '../../../../shared/contract/records';
import { useRecordList } from '../../../stores/records';
import { ListWithFiles } from '../import/list-with-files';
import { ListTabs } from '../records';
import { GroupList } from './group-list';
import { groupCounts, staying } from './groups';
import { useContactViews } from './use-contact-views';

/** The phone book: contacts, and the groups that they stand in. */
export function Contacts({ intercom }: { readonly intercom: Intercom }) {
  const { t } = useTranslation();
  const [tab, setTab] = useState<'contact' | 'group'>('contact');
  const { id } = intercom;
  const tabs = (
    <ListTabs
      id={id}
      label={t('records.contacts.tabs')}
      tabs={[
        { kind: 'contact', label: t('records.contacts.contacts') },
        { kind: 'group', label: t('records.contacts.groups') },
      ]}
      value={tab}
      onChange={setTab}
    />
  );
  return tab === 'contact' ? (
    <ContactList intercom={intercom} heading={tabs} />
  ) : (
    <GroupList intercom={intercom} heading={tabs} />
  );
}

interface ListProps {
  readonly intercom: Intercom;
  readonly heading: ReactNode;
}

function ContactList({ intercom, heading }: ListProps) {
  const { t } = useTranslation();
  const views = useContactViews(intercom.id);
  const [group, setGroup] = useState<string | null>(null);
  const { rows: groups } = useRecordList(intercom.id, 'group');
  const counts = useMemo(
    () =>
      groupCounts(
        staying(views),
        (groups ?? []).map(({ Name = '' }) => Name),
      ),
    [views, groups],
  );
  const bulk = useMemo(() => ({ key: 'Group', label: t('records.contacts.move') }), [t]);
  const only = useCallback(
    (row: RecordRow) => group === null || (row['Group'] ?? '') === group,
    [group],
  );
  const initial = useMemo(() => (group ? { Group: group } : undefined), [group]);
  // The value of the choice: a group may have any name, so it stands behind a mark.
  const valueOf = (name: string) => `=${name}`;
  return (
    <ListWithFiles
      intercom={intercom}
      kind="contact"
      heading={heading}
      only={group === null ? undefined : only}
      initial={initial}
      bulk={bulk}
      tools={
        <NativeSelect
          aria-label={t('records.contacts.filter')}
          value={group === null ? '' : valueOf(group)}
          data={[
            { value: '', label: t('records.contacts.all', { count: views.length }) },
            ...counts.map(({ name, count }) => ({
              value: valueOf(name),
              label: t('records.contacts.inGroup', {
                name: name === '' ? t('records.contacts.noGroup') : name,
                count,
              }),
            })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            setGroup(value === '' ? null : value.slice(1))
          }
        />
      }
    />
  );
}

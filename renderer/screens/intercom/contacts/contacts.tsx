import { NativeSelect, Text } from '@mantine/core';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Intercom } from '../../../../shared/contract/intercoms';
import type { RecordRow } from '../../../../shared/contract/records';
import { useRecordWork, withRows } from '../../../stores/record-edits';
import { useRecordList } from '../../../stores/records';
import { ListWithFiles } from '../import/list-with-files';
import { ListTabs } from '../records';
import { viewsOf } from '../records/views';
import { groupCounts } from './groups';

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

function useContactViews(id: string) {
  const { rows, readOnly } = useRecordList(id, 'contact');
  const { edits } = useRecordWork(id, 'contact');
  return useMemo(() => viewsOf({ rows: rows ?? [], readOnly, edits }), [rows, readOnly, edits]);
}

function ContactList({ intercom, heading }: ListProps) {
  const { t } = useTranslation();
  const views = useContactViews(intercom.id);
  const [group, setGroup] = useState<string | null>(null);
  const counts = useMemo(() => groupCounts(views.map(({ row }) => row)), [views]);
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

function GroupList({ intercom, heading }: ListProps) {
  const { t } = useTranslation();
  const { id } = intercom;
  const views = useContactViews(id);
  const contacts = useRecordWork(id, 'contact');
  const [moved, setMoved] = useState(0);
  // A contact names its group by the text, so it has to follow a new name.
  const onEdited = (before: RecordRow, after: RecordRow) => {
    const [from, to] = [before['Name'] ?? '', after['Name'] ?? ''];
    if (from === to) return;
    const rows = views
      .filter(({ row, lock, mark }) => row['Group'] === from && lock === null && mark !== 'removed')
      .map(({ key, row }) => [key, { ...row, Group: to }] as const);
    contacts.change((edits) => withRows(edits, new Map(rows)));
    setMoved(rows.length);
  };
  return (
    <ListWithFiles
      intercom={intercom}
      kind="group"
      heading={heading}
      onEdited={onEdited}
      notice={
        moved > 0 && <Text role="status">{t('records.contacts.renamed', { count: moved })}</Text>
      }
    />
  );
}

import { Text } from '@mantine/core';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Intercom } from '../../../../shared/contract/intercoms';
import type { RecordRow } from '../../../../shared/contract/records';
import { RECORD_KINDS } from '../../../../shared/device/records';
import type { Column } from '../../../components/data-table';
import { useRecordWork } from '../../../stores/record-work';
import { loadRecords, useRecordList } from '../../../stores/records';
import { ListWithFiles } from '../import/list-with-files';
import { withEdited, type RecordView } from '../records/views';
import { groupCounts, membersOf, staying } from './groups';
import { RemoveGroups } from './remove-groups';
import { useContactViews } from './use-contact-views';

interface GroupListProps {
  readonly intercom: Intercom;
  readonly heading: ReactNode;
}

interface Leaving {
  readonly names: ReadonlySet<string>;
  readonly members: readonly RecordView[];
  readonly go: () => void;
}

/** The groups of the phone book, with how many contacts are in each, which follow them. */
export function GroupList({ intercom, heading }: GroupListProps) {
  const { t } = useTranslation();
  const { id } = intercom;
  const views = useContactViews(id);
  const groups = useRecordList(id, 'group');
  const contacts = useRecordWork(id, 'contact');
  const [said, setSaid] = useState('');
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  useEffect(() => {
    void loadRecords(id, 'contact');
  }, [id]);

  const columns = useMemo(() => {
    const counts = new Map(groupCounts(staying(views)).map(({ name, count }) => [name, count]));
    const count = ({ row }: RecordView) => counts.get(row['Name'] ?? '') ?? 0;
    const members: Column<RecordView> = {
      id: 'members',
      title: t('records.contacts.members'),
      width: '160px',
      text: (view) => String(count(view)),
      sort: count,
    };
    return [members];
  }, [views, t]);

  /** A contact names its group by the text, so it has to go where the group goes. */
  const move = (members: readonly RecordView[], to: string) =>
    contacts.change((edits) =>
      withEdited({
        info: RECORD_KINDS.contact,
        edits,
        rows: members.map((view) => ({ view, row: { ...view.row, Group: to } })),
      }),
    );
  const onEdited = (before: RecordRow, after: RecordRow) => {
    const [from, to] = [before['Name'] ?? '', after['Name'] ?? ''];
    if (from === to) return;
    const members = membersOf(views, new Set([from]));
    move(members, to);
    if (members.length > 0) setSaid(t('records.contacts.renamed', { count: members.length }));
  };
  const onRemove = (gone: readonly RecordView[], go: () => void) => {
    const names = new Set(gone.map(({ row, was }) => (was ?? row)['Name'] ?? ''));
    for (const { row } of gone) names.add(row['Name'] ?? '');
    const members = membersOf(views, names);
    if (members.length === 0) go();
    else setLeaving({ names, members, go });
  };
  return (
    <>
      <ListWithFiles
        intercom={intercom}
        kind="group"
        heading={heading}
        columns={columns}
        onEdited={onEdited}
        onRemove={onRemove}
        notice={said !== '' && <Text role="status">{said}</Text>}
      />
      {leaving !== null && (
        <RemoveGroups
          groups={leaving.names.size}
          contacts={leaving.members.length}
          others={(groups.rows ?? [])
            .map(({ Name = '' }) => Name)
            .filter((name) => name !== '' && !leaving.names.has(name))}
          onRemove={(to) => {
            move(leaving.members, to);
            leaving.go();
            setSaid(t('records.contacts.left', { count: leaving.members.length }));
            setLeaving(null);
          }}
          onClose={() => setLeaving(null)}
        />
      )}
    </>
  );
}

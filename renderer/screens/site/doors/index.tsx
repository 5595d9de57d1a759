import { Button, Group } from '@mantine/core';
import { IconDoor, IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { doorSchema, type Door } from '../../../../shared/site/document';
import { ConfirmDialog } from '../../../components/confirm-dialog';
import { DataTable } from '../../../components/data-table';
import { EmptyState } from '../../../components/empty-state';
import { editSite } from '../../../stores/site';
import { newId } from '../new-id';
import type { SiteTabProps } from '../tab-body';
import { doorColumns } from './door-columns';
import { DoorEditor } from './door-editor';

const keyOf = ({ id }: Door) => id;

/** The doors of the site: planned in the office, recognised on site. */
export function DoorsTab({ state, document }: SiteTabProps) {
  const { t } = useTranslation();
  const { doors, acceptances, presets } = document;
  const [editing, setEditing] = useState<Door | null>(null);
  const [removing, setRemoving] = useState<readonly Door[]>([]);
  const columns = useMemo(
    () => doorColumns({ t, acceptances, presets }),
    [t, acceptances, presets],
  );
  const add = (
    <Button
      leftSection={<IconPlus size={18} aria-hidden />}
      disabled={state.readOnly !== ''}
      onClick={() => setEditing(doorSchema.parse({ id: newId() }))}
    >
      {t('site.doors.add')}
    </Button>
  );
  return (
    <>
      <Group>{add}</Group>
      <DataTable
        label={t('site.doors.list')}
        name="site-doors"
        rows={doors}
        columns={columns}
        rowKey={keyOf}
        rowName={({ name }) => name}
        onOpen={setEditing}
        selectionActions={(selected) => (
          <Button variant="default" onClick={() => setRemoving(selected)}>
            {t('site.doors.remove', { count: selected.length })}
          </Button>
        )}
        empty={
          <EmptyState icon={IconDoor} title={t('site.doors.emptyTitle')} actions={add}>
            {t('site.doors.emptyText')}
          </EmptyState>
        }
      />
      {editing !== null && (
        <DoorEditor
          door={editing}
          isNew={!doors.some(({ id }) => id === editing.id)}
          document={document}
          locked={state.locked}
          readOnly={state.readOnly}
          onClose={() => setEditing(null)}
        />
      )}
      <ConfirmDialog
        opened={removing.length > 0}
        title={t('site.doors.removeTitle', {
          count: removing.length,
          name: removing[0]?.name ?? '',
        })}
        confirmLabel={t('site.doors.remove', { count: removing.length })}
        danger
        onConfirm={async () => {
          await editSite([
            {
              edit: 'remove',
              list: 'doors',
              items: removing.map(({ id, edited }) => ({ id, edited })),
            },
          ]);
        }}
        onClose={() => setRemoving([])}
      >
        {t('site.doors.removeText')}
      </ConfirmDialog>
    </>
  );
}

import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fleet } from '../../../../shared/contract/fleet';
import { api } from '../../../api';
import { ConfirmDialog } from '../../../components/confirm-dialog';
import { navigate } from '../../../router';

/** What the backend calls the job that writes a site. */
const APPLY = 'site.apply';

/** Puts back what writing a site has changed; only where something was written. */
export function UndoApply({ fleet }: { readonly fleet: Fleet }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const written = fleet.tasks.filter(({ startedAt }) => startedAt !== null).length;
  if (fleet.kind !== APPLY || fleet.endedAt === null || written === 0) return null;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconArrowBackUp size={18} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {t('fleet.undo')}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('fleet.undoTitle', { title: fleet.title })}
        confirmLabel={t('fleet.undo')}
        onConfirm={async () => {
          const undo = await api.call('plan.undo', { fleet: fleet.id });
          navigate({ screen: 'jobs', id: undo.id });
        }}
        onClose={() => setAsking(false)}
      >
        {t('fleet.undoText')}
      </ConfirmDialog>
    </>
  );
}

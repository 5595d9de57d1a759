import { Button } from '@mantine/core';
import { IconFileExport, IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ExportDialog } from '../export/export-dialog';
import { RecordsScreen, type RecordsScreenProps } from '../records';
import { patchDraft, useDraft } from './draft';
import { ImportWizard } from './index';

/** A list of an intercom that files go into and come out of. */
export function ListWithFiles(props: RecordsScreenProps) {
  const { t } = useTranslation();
  const { intercom, kind, actions } = props;
  const target = { id: intercom.id, kind };
  const { open } = useDraft(target);
  const [exporting, setExporting] = useState(false);
  if (open) return <ImportWizard {...target} onClose={() => patchDraft(target, { open: false })} />;
  return (
    <>
      <RecordsScreen
        {...props}
        actions={
          <>
            {actions}
            <Button
              variant="default"
              leftSection={<IconFileImport size={18} aria-hidden />}
              onClick={() => patchDraft(target, { open: true })}
            >
              {t('importing.open')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconFileExport size={18} aria-hidden />}
              onClick={() => setExporting(true)}
            >
              {t('importing.export.open')}
            </Button>
          </>
        }
      />
      {exporting && <ExportDialog {...target} onClose={() => setExporting(false)} />}
    </>
  );
}

import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteState } from '../../../../shared/contract/site';
import type { ImportWhat } from '../../../../shared/site/import-fields';
import { ImportDialog } from './import-dialog';

interface Props {
  readonly state: SiteState;
  readonly what: ImportWhat;
}

/** Begins the import of people or doors. PINs and cards can only be taken in while they can be sealed. */
export function ImportButton({ state, what }: Props) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant="default"
        disabled={state.readOnly !== ''}
        leftSection={<IconFileImport size={18} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        {t(`site.import.begin.${what}`)}
      </Button>
      {opened && <ImportDialog site={state.site} what={what} onClose={() => setOpened(false)} />}
    </>
  );
}

import { Button, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './data-table.module.css';

interface Props {
  readonly count: number;
  /** What can be done with them. */
  readonly children: ReactNode;
  readonly onClear: () => void;
}

/** Below the rows while some are selected: above them, every row would jump at the first click. */
export function SelectionBar({ count, children, onClear }: Props) {
  const { t } = useTranslation();
  return (
    <div role="group" aria-label={t('table.selection')} className={classes.selection}>
      <Text size="sm" fw={600} style={{ whiteSpace: 'nowrap' }}>
        {t('table.selected', { count })}
      </Text>
      {children}
      <Button variant="subtle" px="xs" ml="auto" onClick={onClear}>
        {t('table.clearSelection')}
      </Button>
    </div>
  );
}

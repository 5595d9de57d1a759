import { Button, CloseButton, Group, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Found } from '../../../shared/contract/discovery';
import { StateLabel } from '../../components/state-label';
import classes from './find.module.css';
import { foundName, rowAction, type RowAction } from './row-action';

interface Props {
  readonly row: Found;
  readonly onAction: (action: RowAction, row: Found) => void;
  readonly onClose: () => void;
}

/** Below the table: why the chosen row is as it is, and the way out. */
export function Details({ row, onAction, onClose }: Props) {
  const { t } = useTranslation();
  const action = rowAction(row);
  const mendedOnWebPage = action === 'webPage';
  return (
    <section className={classes.details} aria-label={t('find.details', { name: foundName(row) })}>
      <div className={classes.words}>
        <Group gap="md" wrap="nowrap">
          <Title order={2} className={classes.title}>
            {foundName(row)}
          </Title>
          <StateLabel state={row.state} />
        </Group>
        <Text mt={4}>
          {row.change === 'left' ? t('find.whyLeft') : t(`find.why.${row.state}`)}
          {row.change === 'moved' &&
            row.previousAddress !== '' &&
            ` ${t('find.moved', { address: row.previousAddress })}.`}
        </Text>
      </div>
      <Group gap="xs" wrap="nowrap">
        {(mendedOnWebPage || row.change === 'left') && (
          <Button variant="default" onClick={() => onAction('tryAgain', row)}>
            {t('find.do.tryAgain')}
          </Button>
        )}
        <Button onClick={() => onAction(action, row)}>{t(`find.do.${action}`)}</Button>
        <CloseButton size={40} aria-label={t('find.detailsClose')} onClick={onClose} />
      </Group>
    </section>
  );
}

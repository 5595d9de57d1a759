import { Button, Code, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../shared/errors';
import { ErrorNotice } from '../../components/error-notice';
import classes from './sign-in.module.css';

interface Props {
  readonly error: AppError;
  readonly onAccept: (fingerprint: string) => void;
}

/** Old and new fingerprint side by side, and the button that takes the new one. */
export function CertificateChange({ error, onAccept }: Props) {
  const { t } = useTranslation();
  const before = textOf(error.details['oldFingerprint']);
  const now = textOf(error.details['newFingerprint']);
  return (
    <Stack gap="sm">
      <ErrorNotice error={error} />
      <dl className={classes.prints}>
        <dt>{t('signIn.certOld')}</dt>
        <dd>
          <Code>{before === '' ? t('signIn.certUnknown') : inPairs(before)}</Code>
        </dd>
        <dt>{t('signIn.certNew')}</dt>
        <dd>
          <Code>{now === '' ? t('signIn.certUnknown') : inPairs(now)}</Code>
        </dd>
      </dl>
      <Text>{t('signIn.certText')}</Text>
      <Button variant="default" disabled={now === ''} onClick={() => onAccept(now)}>
        {t('signIn.certAccept')}
      </Button>
    </Stack>
  );
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** As web pages and certificate windows print it, so that it can be compared by eye. */
const inPairs = (hex: string) =>
  hex
    .toUpperCase()
    .match(/.{1,2}/g)
    ?.join(':') ?? hex;

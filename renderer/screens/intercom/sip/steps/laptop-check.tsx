import { Button, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconDeviceLaptop,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Registration } from '../../../../../shared/contract/device';
import type { SipForm } from '../../../../../shared/contract/sip';
import { compareProof, isProven, type SipProof } from '../../../../../shared/sip/proof';
import { ErrorNotice } from '../../../../components/error-notice';
import { StatusText } from '../../../../components/status-text';
import type { AccountNumber } from '../draft';
import classes from '../sip.module.css';
import { useLaptopCheck } from '../use-laptop-check';

interface LaptopCheckProps {
  readonly id: string;
  readonly account: AccountNumber;
  readonly values: SipForm | undefined;
  /** What the intercom itself says at the end of the job. */
  readonly registration: Registration;
}

/** Asks the registrar the same from this laptop, so that the account is told from the network. */
export function LaptopCheck({ registration, ...about }: LaptopCheckProps) {
  const { t } = useTranslation();
  const { busy, proof, problem, run } = useLaptopCheck(about);
  return (
    <section className={classes.laptop} aria-label={t('sip.laptop.title')}>
      <Text className={classes.accountName}>{t('sip.laptop.title')}</Text>
      <Text size="sm" c="dimmed">
        {t('sip.laptop.why')}
      </Text>
      <div role="status" className={classes.outcome}>
        {busy && <Text size="sm">{t('sip.laptop.asking')}</Text>}
        {proof !== null && <Answer proof={proof} registration={registration} />}
      </div>
      {problem !== null && <ErrorNotice error={problem} />}
      <Button
        variant="default"
        className={classes.own}
        loading={busy}
        leftSection={<IconDeviceLaptop size={18} aria-hidden="true" />}
        onClick={run}
      >
        {t(proof === null ? 'sip.laptop.check' : 'sip.laptop.again')}
      </Button>
    </section>
  );
}

function Answer({
  proof,
  registration,
}: {
  readonly proof: SipProof;
  readonly registration: Registration;
}) {
  const { t } = useTranslation();
  const { certificate, contacts, message, advice } = proof;
  const { kind, text } = compareProof(registration, proof);
  const good = isProven(proof);
  const [tone, icon] = good
    ? kind === 'same'
      ? (['good', IconCircleCheck] as const)
      : (['warn', IconAlertTriangle] as const)
    : (['bad', IconCircleX] as const);
  return (
    <>
      <StatusText tone={tone} icon={icon}>
        <strong>{t(good ? 'sip.laptop.accepted' : 'sip.laptop.refused')}</strong>
      </StatusText>
      <Text>{text}</Text>
      <Text size="sm">{advice === '' ? message : `${message} ${advice}`}</Text>
      {contacts.length > 0 && (
        <Text size="sm">{t('sip.laptop.contacts', { list: contacts.join(', ') })}</Text>
      )}
      {certificate?.trusted === false && <Text size="sm">{t('sip.laptop.selfSigned')}</Text>}
    </>
  );
}

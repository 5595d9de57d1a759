import { Radio, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../../components/error-notice';
import { AccountMark } from '../../overview/marks';
import type { AccountNumber } from '../draft';
import classes from '../sip.module.css';
import { ACCOUNTS, isThere, type AccountReading, type Readings } from '../use-accounts';

interface AccountStepProps {
  readonly readings: Readings;
  readonly account: AccountNumber;
  readonly onChoose: (account: AccountNumber) => void;
  readonly onReadAgain: () => void;
}

/** Which account: a card for each, with what is there now. */
export function AccountStep({ readings, account, onChoose, onReadAgain }: AccountStepProps) {
  const { t } = useTranslation();
  const failed = ACCOUNTS.map((number) => readings[number]).find(
    (reading) => reading?.ok === false && reading.error.code !== 'device.unsupported',
  );
  return (
    <>
      {failed?.ok === false && (
        <ErrorNotice
          error={failed.error}
          ways={[{ label: t('common.tryAgain'), run: onReadAgain }]}
        />
      )}
      <Radio.Group
        aria-label={t('sip.account.legend')}
        value={String(account)}
        onChange={(value) => onChoose(value === '2' ? 2 : 1)}
      >
        <div className={classes.cards}>
          {ACCOUNTS.map((number) => (
            <AccountCard key={number} number={number} reading={readings[number]} />
          ))}
        </div>
      </Radio.Group>
    </>
  );
}

interface AccountCardProps {
  readonly number: AccountNumber;
  readonly reading: AccountReading | undefined;
}

function AccountCard({ number, reading }: AccountCardProps) {
  const { t } = useTranslation();
  const lacking = reading !== undefined && isLacking(reading);
  return (
    <label className={classes.accountCard} data-lacking={lacking}>
      <Radio
        value={String(number)}
        disabled={lacking}
        aria-label={t('sip.account.name', { account: number })}
        aria-describedby={`account-${number}-now`}
      />
      <span className={classes.accountText}>
        <span className={classes.accountName}>{t('sip.account.name', { account: number })}</span>
        <span id={`account-${number}-now`} className={classes.accountNow}>
          <AccountNow reading={reading} />
        </span>
      </span>
      {reading?.ok === true && reading.value.status !== null && (
        <AccountMark registration={reading.value.status.registration} />
      )}
    </label>
  );
}

/** The model does not have this account; anything else that goes wrong may pass. */
function isLacking(reading: AccountReading): boolean {
  return reading.ok ? !isThere(reading) : reading.error.code === 'device.unsupported';
}

/** What is there now, in words. */
function AccountNow({ reading }: { readonly reading: AccountReading | undefined }) {
  const { t } = useTranslation();
  if (reading === undefined)
    return (
      <>
        <span className={classes.srOnly}>{t('sip.account.reading')}</span>
        <Skeleton component="span" display="block" height={14} width={220} mt={4} />
      </>
    );
  if (isLacking(reading)) return t('sip.account.lacking');
  if (!reading.ok) return reading.error.message;
  const { form, hasPassword } = reading.value;
  const { server, username: user } = form;
  if (server === '' && user === '') return t('sip.account.empty');
  return (
    <>
      {t(form.enabled ? 'sip.account.registersAt' : 'sip.account.off', { server, user })}
      <br />
      {t(hasPassword ? 'sip.account.password' : 'sip.account.noPassword')}
    </>
  );
}

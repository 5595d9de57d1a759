import { Alert, Skeleton, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { BossWarning } from '../../../../components/boss-warning';
import { ReviewList } from '../../../../components/wizard';
import { ErrorNotice } from '../../../../components/error-notice';
import type { SipForm } from '../../../../../shared/contract/sip';
import type { AccountNumber } from '../draft';
import classes from '../sip.module.css';
import type { Preview } from '../use-preview';

interface ReviewStepProps {
  readonly account: AccountNumber;
  readonly intercomId: string;
  /** The door or model, for the caption of the table. */
  readonly name: string;
  readonly values: SipForm;
  readonly preview: Preview;
  readonly onTryAgain: () => void;
}

/** Old and new in words, only what changes, and what there is to know before writing. */
export function ReviewStep(props: ReviewStepProps) {
  const { intercomId, account, name, values, preview, onTryAgain } = props;
  const { t } = useTranslation();
  const { server, username: user, enabled } = values;
  return (
    <div className={classes.fields}>
      <Text fw={600}>
        {enabled
          ? t('sip.review.sentence', { account, server, user })
          : t('sip.review.sentenceOff', { account })}
      </Text>
      {preview.state === 'reading' && (
        <div role="status">
          <Text className={classes.hint}>{t('sip.review.reading')}</Text>
          <Skeleton height={120} mt="xs" />
        </div>
      )}
      {preview.state === 'failed' && (
        <ErrorNotice
          error={preview.error}
          ways={[{ label: t('common.tryAgain'), run: onTryAgain }]}
        />
      )}
      {preview.state === 'ready' && (
        <>
          {preview.changes.length > 0 && <BossWarning ids={[intercomId]} />}
          {preview.warnings.length > 0 && (
            <Alert
              variant="default"
              icon={<IconAlertTriangle aria-hidden color="var(--lintel-warn)" />}
              title={t('sip.review.warnings')}
              styles={{ root: { borderColor: 'var(--lintel-warn)' } }}
            >
              <ul className={classes.warnings}>
                {preview.warnings.map((warning) => (
                  <li key={warning}>{warning}</li>
                ))}
              </ul>
            </Alert>
          )}
          {preview.changes.length === 0 ? (
            <Text>{t('sip.review.nothing')}</Text>
          ) : (
            <ReviewList
              caption={t('sip.review.caption', { name })}
              changes={preview.changes.map((change) => ({ ...change, id: change.field }))}
            />
          )}
        </>
      )}
    </div>
  );
}

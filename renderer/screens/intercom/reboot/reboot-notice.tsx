import { Button, Loader } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../components/error-notice';
import classes from '../intercom.module.css';
import { useNow } from '../use-now';
import { useDuration } from '../use-words';
import { LONG_MS } from './reboot-state';
import { dismissReboot, startReboot, useReboot } from './use-reboot';

/** Follows a restart in one line: accepted, away, back after so many seconds. */
export function RebootNotice({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { reboot, problem } = useReboot(id);
  const duration = useDuration();
  const now = useNow();
  if (problem !== null)
    return (
      <ErrorNotice
        error={problem}
        ways={[{ label: t('common.tryAgain'), run: () => void startReboot(id) }]}
        onClose={() => dismissReboot(id)}
      />
    );
  if (reboot === null) return null;
  const seconds = Math.max(0, Math.round(((reboot.backAt ?? now) - reboot.askedAt) / 1000));
  const long = reboot.phase !== 'back' && seconds * 1000 > LONG_MS;
  const text =
    reboot.phase === 'back'
      ? t('intercom.reboot.back', { seconds })
      : long
        ? t('intercom.reboot.long', { time: duration(seconds) })
        : t(`intercom.reboot.${reboot.phase}`, { seconds });
  return (
    <div className={classes.notice} data-tone={reboot.phase === 'back' ? 'good' : 'busy'}>
      <span className={classes.noticeText} role={reboot.phase === 'back' ? 'status' : undefined}>
        {reboot.phase === 'back' ? (
          <IconCircleCheck size={20} aria-hidden="true" />
        ) : long ? (
          <IconAlertTriangle size={20} aria-hidden="true" />
        ) : (
          <Loader size={18} aria-hidden="true" />
        )}
        {text}
      </span>
      {(reboot.phase === 'back' || long) && (
        <Button variant="subtle" onClick={() => dismissReboot(id)}>
          {t('intercom.reboot.dismiss')}
        </Button>
      )}
    </div>
  );
}

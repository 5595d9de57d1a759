import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../use-now';
import { useDuration } from '../use-words';
import classes from '../overview/overview.module.css';
import { whyNoReading } from './live-state';
import type { LiveView } from './use-live';

/** Seconds of silence after which a restart is no longer the likeliest reason. */
const LONG_SILENCE_S = 120;

/** How old the reading is; or since when there is none, and what Lintel does about it. */
export function LiveLine({ view }: { readonly view: LiveView }) {
  const { t } = useTranslation();
  const duration = useDuration();
  const now = useNow();
  if (view.silentSince !== null && whyNoReading(view.error) !== 'lintel-ended')
    return <Silence view={view} />;
  const text =
    view.silentSince !== null
      ? t('intercom.live.waiting')
      : view.readAt === null
        ? t('intercom.live.reading')
        : view.polling
          ? t('intercom.live.read', { time: duration(Math.max(0, (now - view.readAt) / 1000)) })
          : t('intercom.live.paused');
  return <p className={classes.liveLine}>{text}</p>;
}

function Silence({ view }: { readonly view: LiveView }) {
  const { t, i18n } = useTranslation();
  const duration = useDuration();
  const now = useNow();
  const seconds = Math.max(0, (now - (view.silentSince ?? now)) / 1000);
  const key = seconds > LONG_SILENCE_S ? 'intercom.live.silentLong' : 'intercom.live.silent';
  const refused = whyNoReading(view.error) === 'refused' ? view.error : null;
  return (
    <div className={classes.silent}>
      <div className={classes.silentText}>
        <p className={classes.silentTitle}>
          {refused === null ? t(key, { time: duration(seconds) }) : refused.message}
        </p>
        <p>
          {refused !== null && `${refused.hint} `}
          {view.readAt === null
            ? t('intercom.live.never')
            : t('intercom.live.lastKnown', {
                time: new Date(view.readAt).toLocaleTimeString(i18n.language),
              })}{' '}
          {t('intercom.live.next')}
        </p>
        {view.error !== null && (
          <p className={classes.quiet}>
            {refused === null && `${view.error.message} `}
            <span className={classes.code}>{view.error.code}</span>
          </p>
        )}
      </div>
      <Button
        variant="default"
        leftSection={<IconRefresh size={18} aria-hidden="true" />}
        onClick={view.readNow}
      >
        {t('intercom.live.readNow')}
      </Button>
    </div>
  );
}

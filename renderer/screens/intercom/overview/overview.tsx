import { Button, VisuallyHidden } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Intercom } from '../../../../shared/contract/intercoms';
import { LiveLine } from '../live/live-line';
import { isStale } from '../live/live-state';
import type { LiveView } from '../live/use-live';
import { useNow } from '../use-now';
import { attentionOf } from './attention';
import { AttentionBox, type AttentionActions } from './attention-box';
import { AccountsCard, IdentityCard, NetworkCard, SwitchesCard, TimeCard } from './cards';
import classes from './overview.module.css';
import { SilentContext } from './silent';

interface OverviewProps {
  readonly intercom: Intercom;
  readonly view: LiveView;
  readonly actions: AttentionActions;
  /** Absent where the intercom has nothing that can be set up; not offered while it is silent. */
  readonly onSetUp?: () => void;
}

/** One intercom at a glance: what needs attention, then how it is right now. */
export function Overview({ intercom, view, actions, onSetUp }: OverviewProps) {
  const { t } = useTranslation();
  const now = useNow();
  const stale = isStale(view, now);
  const { live } = view;
  return (
    <div className={classes.overview}>
      <div className={classes.top} data-silent={view.silentSince !== null}>
        <LiveLine view={view} />
        {onSetUp !== undefined && view.silentSince === null && (
          <Button leftSection={<IconListCheck size={18} aria-hidden="true" />} onClick={onSetUp}>
            {t('intercom.setUp.button')}
          </Button>
        )}
      </div>
      <VisuallyHidden role="status">
        {view.silentSince !== null && t('intercom.live.noAnswer')}
      </VisuallyHidden>
      <AttentionBox items={attentionOf(intercom, stale ? null : live)} actions={actions} />
      <SilentContext value={view.silentSince !== null}>
        <div className={classes.grid} data-stale={stale}>
          <div className={classes.column}>
            <AccountsCard live={live} stale={stale} />
            <NetworkCard live={live} stale={stale} />
          </div>
          <div className={classes.column}>
            <SwitchesCard live={live} stale={stale} />
            <TimeCard live={live} stale={stale} />
            <IdentityCard intercom={intercom} />
          </div>
        </div>
      </SilentContext>
    </div>
  );
}

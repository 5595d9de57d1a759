import { Tabs } from '@mantine/core';
import {
  IconDoorEnter,
  IconFileText,
  IconNetwork,
  IconPhoneCall,
  IconTimeline,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../../shared/assert';
import type { Intercom } from '../../../../shared/contract/intercoms';
import { EmptyState } from '../../../components/empty-state';
import { lacksAll } from '../capability';
import { CaptureView } from './capture/capture-view';
import classes from './diagnostics.module.css';
import { LadderView } from './ladder/ladder-view';
import { LogsView } from './logs/logs-view';
import { RowsView } from './rows/rows-view';
import { isView, showView, useDiagnostics, VIEWS, type View } from './view-state';

const ICONS: Readonly<Record<View, Icon>> = {
  logs: IconFileText,
  doorlog: IconDoorEnter,
  calllog: IconPhoneCall,
  capture: IconNetwork,
  ladder: IconTimeline,
};

/** Functions without which there is nothing to show; a ladder can be drawn from any file. */
const NEEDS: Readonly<Record<View, readonly string[]>> = {
  logs: ['log/get'],
  doorlog: ['doorlog/get'],
  calllog: ['calllog/get'],
  capture: ['pcap/status'],
  ladder: [],
};

/** What happened at this door, and why a call fails. */
export function Diagnostics({ intercom }: { readonly intercom: Intercom }) {
  const { t } = useTranslation();
  const { view } = useDiagnostics(intercom.id);
  return (
    <Tabs
      className={classes.screen}
      value={view}
      onChange={(chosen) => isView(chosen) && showView(intercom.id, chosen)}
      keepMounted={false}
    >
      <h2 className="visually-hidden">{t('diagnostics.title')}</h2>
      <Tabs.List aria-label={t('diagnostics.tabs.label')}>
        {VIEWS.map((name) => {
          const IconShape = ICONS[name];
          return (
            <Tabs.Tab
              key={name}
              value={name}
              className={classes.tab}
              leftSection={<IconShape size={18} aria-hidden />}
            >
              {t(`diagnostics.tabs.${name}`)}
            </Tabs.Tab>
          );
        })}
      </Tabs.List>
      {VIEWS.map((name) => (
        <Tabs.Panel key={name} value={name} className={classes.panel}>
          <ViewOf intercom={intercom} view={name} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function ViewOf({ intercom, view }: { readonly intercom: Intercom; readonly view: View }) {
  const { t } = useTranslation();
  if (view !== 'ladder' && lacksAll(intercom, NEEDS[view])) {
    const { model, firmware } = intercom;
    return (
      <EmptyState icon={ICONS[view]} title={t('diagnostics.lacking.title')}>
        {t(`diagnostics.lacking.${view}`, { model, firmware })}
      </EmptyState>
    );
  }
  switch (view) {
    case 'logs':
      return <LogsView intercom={intercom} />;
    case 'doorlog':
    case 'calllog':
      return <RowsView intercom={intercom} kind={view} />;
    case 'capture':
      return <CaptureView intercom={intercom} />;
    case 'ladder':
      return <LadderView id={intercom.id} />;
    default:
      return assertNever(view, 'view');
  }
}

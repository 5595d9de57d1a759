import { Tabs } from '@mantine/core';
import { IconHeartHandshake, IconListCheck, IconTerminal2, type Icon } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Intercom } from '../../../../shared/contract/intercoms';
import { Capabilities } from './capabilities';
import { Care } from './care';
import { Console } from './console';
import classes from './device.module.css';

const VIEWS = ['capabilities', 'care', 'console'] as const;
type View = (typeof VIEWS)[number];

const ICONS: Readonly<Record<View, Icon>> = {
  capabilities: IconListCheck,
  care: IconHeartHandshake,
  console: IconTerminal2,
};

interface DeviceProps {
  readonly intercom: Intercom;
  /** Asks before it restarts. */
  readonly onReboot: () => void;
}

/** The intercom as a device: what it can do, restart and reset, the console for experts. */
export function Device({ intercom, onReboot }: DeviceProps) {
  const { t } = useTranslation();
  const [view, setView] = useState<View>('capabilities');
  return (
    <Tabs
      className={classes.screen}
      value={view}
      onChange={(chosen) => setView(VIEWS.find((name) => name === chosen) ?? view)}
      keepMounted={false}
    >
      <h2 className="visually-hidden">{t('device.title')}</h2>
      <Tabs.List aria-label={t('device.tabs.label')}>
        {VIEWS.map((name) => {
          const IconShape = ICONS[name];
          return (
            <Tabs.Tab
              key={name}
              value={name}
              mih={40}
              leftSection={<IconShape size={18} aria-hidden />}
            >
              {t(`device.tabs.${name}`)}
            </Tabs.Tab>
          );
        })}
      </Tabs.List>
      <Tabs.Panel value="capabilities" className={classes.panel}>
        <Capabilities intercom={intercom} />
      </Tabs.Panel>
      <Tabs.Panel value="care" className={classes.panel}>
        <Care intercom={intercom} onReboot={onReboot} />
      </Tabs.Panel>
      <Tabs.Panel value="console" className={classes.panel}>
        <Console intercom={intercom} />
      </Tabs.Panel>
    </Tabs>
  );
}

import { Button, Menu } from '@mantine/core';
import {
  IconDots,
  IconExternalLink,
  IconKey,
  IconRefresh,
  IconRefreshDot,
  IconTrash,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Intercom } from '../../../shared/contract/intercoms';
import { StateLabel } from '../../components/state-label';
import { wantsSignIn } from './overview/attention';
import { DoorName } from './door-name';
import classes from './intercom.module.css';

export interface HeaderActions {
  readonly reboot: () => void;
  readonly openWebPage: () => void;
  readonly signIn: () => void;
  readonly probe: () => void;
  readonly forget: () => void;
}

interface HeaderProps {
  readonly intercom: Intercom;
  readonly actions: HeaderActions;
}

/** Which intercom this is, how far it lets us in, and what can be done with it as a whole. */
export function Header({ intercom, actions }: HeaderProps) {
  const { t } = useTranslation();
  return (
    <header className={classes.header}>
      <div className={classes.who}>
        <div className={classes.nameLine}>
          <DoorName intercom={intercom} />
          <StateLabel state={intercom.state} />
        </div>
        <dl className={classes.ids}>
          {intercom.name !== '' && (
            <Id label={t('intercom.header.model')} value={intercom.model} code={false} />
          )}
          <Id label={t('intercom.header.address')} value={intercom.address} />
          <Id label={t('intercom.header.mac')} value={intercom.mac} />
          <Id label={t('intercom.header.firmware')} value={intercom.firmware} />
        </dl>
      </div>
      <div className={classes.actions}>
        {wantsSignIn(intercom) && (
          <Button leftSection={<IconKey size={18} aria-hidden="true" />} onClick={actions.signIn}>
            {t('intercom.header.signIn')}
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<IconRefresh size={18} aria-hidden="true" />}
          onClick={actions.reboot}
        >
          {t('intercom.header.reboot')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconExternalLink size={18} aria-hidden="true" />}
          onClick={actions.openWebPage}
        >
          {t('intercom.header.webPage')}
        </Button>
        <MoreMenu actions={actions} />
      </div>
    </header>
  );
}

interface IdProps {
  readonly label: string;
  readonly value: string;
  readonly code?: boolean;
}

function Id({ label, value, code = true }: IdProps) {
  return (
    <div className={classes.id}>
      <dt>{label}</dt>
      <dd data-code={code}>{value}</dd>
    </div>
  );
}

function MoreMenu({ actions }: { readonly actions: HeaderActions }) {
  const { t } = useTranslation();
  const item = { mih: 40 } as const;
  return (
    <Menu
      position="bottom-end"
      shadow="md"
      // The library puts a focusable placeholder into the menu, which no menu may own (ARIA).
      withInitialFocusPlaceholder={false}
      menuItemTabIndex={0}
    >
      <Menu.Target>
        <Button variant="default" leftSection={<IconDots size={18} aria-hidden="true" />}>
          {t('intercom.header.more')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          {...item}
          leftSection={<IconKey size={18} aria-hidden="true" />}
          onClick={actions.signIn}
        >
          {t('intercom.header.signIn')}
        </Menu.Item>
        <Menu.Item
          {...item}
          leftSection={<IconRefreshDot size={18} aria-hidden="true" />}
          onClick={actions.probe}
        >
          {t('intercom.header.probe')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          {...item}
          leftSection={<IconTrash size={18} aria-hidden="true" />}
          onClick={actions.forget}
        >
          {t('intercom.header.forget')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

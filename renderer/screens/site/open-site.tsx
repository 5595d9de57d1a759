import { Button, Group, Menu, Text, Title } from '@mantine/core';
import {
  IconAlertTriangle,
  IconDots,
  IconDownload,
  IconGitMerge,
  IconHistory,
  IconKey,
  IconLock,
  IconLockOpen,
  IconX,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteState, SiteView } from '../../../shared/contract/site';
import { toAppError, type AppErrorData } from '../../../shared/errors';
import { api } from '../../api';
import { ErrorNotice } from '../../components/error-notice';
import { navigate, toHash } from '../../router';
import { Check } from './check';
import { CopiesDialog } from './copies-dialog';
import { MergeDialog } from './merge-dialog';
import { PassphraseDialog } from './passphrase-dialog';
import classes from './site.module.css';
import { SiteTabBody } from './tab-body';
import { SITE_TABS, type SiteTab } from './tabs';
import { UnlockDialog } from './unlock-dialog';

interface Props {
  readonly state: SiteState;
  readonly document: SiteView;
  readonly tab: SiteTab;
}

type Dialog = 'unlock' | 'unlock-to-merge' | 'copies' | 'passphrase' | 'merge' | null;

/** An open site: what it is called, whether its secrets are shown, its parts. */
export function OpenSiteScreen({ state, document, tab }: Props) {
  const { t } = useTranslation();
  const { site, locked } = state;
  const [dialog, setDialog] = useState<Dialog>(null);
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  const run = (work: Promise<unknown>) => {
    setProblem(null);
    work.catch((error: unknown) => setProblem(toAppError(error).toData()));
  };
  const save = async () => {
    const { token, name } = await api.call('site.export', { site });
    await api.saveFile(token, name);
  };
  const close = async () => {
    await api.call('site.close', { site });
    navigate({ screen: 'site', id: null, tab: '' });
  };

  return (
    <div className={classes.site}>
      <header className={classes.header}>
        <div>
          <Title order={1}>{document.name}</Title>
          <Text c="dimmed" size="sm">
            {[document.customer.name, document.address.replaceAll('\n', ', ')]
              .filter((text) => text !== '')
              .join('  ·  ')}
          </Text>
        </div>
        <Group gap="xs" wrap="nowrap">
          <Check site={site} revision={state.revision} />
          {locked ? (
            <Button
              leftSection={<IconLockOpen size={18} aria-hidden />}
              onClick={() => setDialog('unlock')}
            >
              {t('site.unlock.do')}
            </Button>
          ) : (
            <Button
              variant="default"
              leftSection={<IconLock size={18} aria-hidden />}
              onClick={() => run(api.call('site.lock', { site }))}
            >
              {t('site.lock')}
            </Button>
          )}
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="default" leftSection={<IconDots size={18} aria-hidden />}>
                {t('site.more')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                leftSection={<IconDownload size={18} aria-hidden />}
                onClick={() => run(save())}
              >
                {t('site.saveCopy')}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconHistory size={18} aria-hidden />}
                onClick={() => setDialog('copies')}
              >
                {t('site.copies')}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconGitMerge size={18} aria-hidden />}
                disabled={state.readOnly !== ''}
                onClick={() => setDialog(locked ? 'unlock-to-merge' : 'merge')}
              >
                {t('site.merge.open')}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconKey size={18} aria-hidden />}
                disabled={state.readOnly !== ''}
                onClick={() => setDialog('passphrase')}
              >
                {t('site.passphrase.change')}
              </Menu.Item>
              <Menu.Item leftSection={<IconX size={18} aria-hidden />} onClick={() => run(close())}>
                {t('site.close')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Group>
      </header>
      <Notices state={state} onCopies={() => setDialog('copies')} onProblem={setProblem} />
      {problem !== null && <ErrorNotice error={problem} onClose={() => setProblem(null)} />}
      <nav className={classes.tabs} aria-label={t('site.tabsLabel')}>
        {SITE_TABS.map((one) => (
          <a
            key={one}
            href={toHash({ screen: 'site', id: site, tab: one })}
            aria-current={one === tab ? 'page' : undefined}
          >
            {t(`site.tabs.${one}`)}
          </a>
        ))}
      </nav>
      <div className={classes.body}>
        <SiteTabBody state={state} document={document} tab={tab} />
      </div>
      {dialog === 'unlock' && <UnlockDialog site={site} onClose={() => setDialog(null)} />}
      {dialog === 'unlock-to-merge' && (
        <UnlockDialog
          site={site}
          // The one closes behind the other: codes can only be compared when both copies show them.
          onClose={() => setDialog((now) => (now === 'merge' ? now : null))}
          onShown={() => setDialog('merge')}
        />
      )}
      {dialog === 'passphrase' && <PassphraseDialog site={site} onClose={() => setDialog(null)} />}
      {dialog === 'merge' && <MergeDialog site={site} onClose={() => setDialog(null)} />}
      {dialog === 'copies' && (
        <CopiesDialog
          of={{ known: state.known, name: document.name }}
          onClose={() => setDialog(null)}
        />
      )}
    </div>
  );
}

interface NoticesProps {
  readonly state: SiteState;
  readonly onCopies: () => void;
  readonly onProblem: (problem: AppErrorData) => void;
}

/** What has to be known before anything is changed: locked, read only, damaged. */
function Notices({ state, onCopies, onProblem }: NoticesProps) {
  const { t } = useTranslation();
  const keep = () => {
    api
      .call('site.keepSaved', { site: state.site })
      .catch((error: unknown) => onProblem(toAppError(error).toData()));
  };
  const takeOver = () => {
    api
      .call('site.takeOver', { site: state.site })
      .catch((error: unknown) => onProblem(toAppError(error).toData()));
  };
  const lines = [
    ...(state.readOnly === '' ? [] : [state.readOnly]),
    ...(state.notice === '' ? [] : [state.notice]),
    ...state.notes,
    ...(state.secretsLost ? [t('site.secretsLost')] : []),
    ...(state.locked && !state.secretsLost ? [t('site.lockedNote')] : []),
  ];
  if (lines.length === 0) return null;
  return (
    <div className={classes.notice} role="status">
      <IconAlertTriangle size={20} color="var(--lintel-warn)" aria-hidden />
      <div>
        {lines.map((line) => (
          <Text key={line}>{line}</Text>
        ))}
      </div>
      {state.heldBy !== null && (
        <Button variant="default" onClick={takeOver}>
          {t('site.takeOver')}
        </Button>
      )}
      {(state.state === 'damaged' || state.state === 'altered') && (
        <Group gap="xs" wrap="nowrap">
          <Button variant="default" onClick={onCopies}>
            {t('site.copies')}
          </Button>
          {state.canKeep && (
            <Button variant="default" onClick={keep}>
              {t(state.state === 'damaged' ? 'site.keepSaved' : 'site.keepAltered')}
            </Button>
          )}
        </Group>
      )}
    </div>
  );
}

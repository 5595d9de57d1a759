import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../../shared/assert';
import { useDuration } from '../use-words';
import type { Attention } from './attention';
import classes from './overview.module.css';

/** The ways out that the box can offer. */
export interface AttentionActions {
  readonly signIn: () => void;
  /** Shows the certificate that is remembered beside the one that it shows now. */
  readonly checkCertificate: () => void;
  readonly openWebPage: () => void;
  readonly changePassword: () => void;
  readonly setUpSip: (account: 1 | 2) => void;
}

interface AttentionBoxProps {
  readonly items: readonly Attention[];
  readonly actions: AttentionActions;
}

interface Line {
  readonly text: string;
  readonly label: string;
  readonly run: () => void;
}

/** What somebody ought to see to, each with its way out. Absent when there is nothing. */
export function AttentionBox({ items, actions }: AttentionBoxProps) {
  const { t } = useTranslation();
  const lineOf = useLines(actions);
  if (items.length === 0) return null;
  return (
    <section className={classes.attention} aria-label={t('intercom.attention.title')}>
      <h3 className={classes.attentionTitle}>
        <IconAlertTriangle size={18} aria-hidden="true" />
        {t('intercom.attention.title')}
      </h3>
      <ul className={classes.attentionList}>
        {items.map((item) => {
          const { text, label, run } = lineOf(item);
          return (
            <li key={text} className={classes.attentionItem}>
              <span className={classes.attentionText}>{text}</span>
              <Button variant="default" onClick={run}>
                {label}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function useLines(actions: AttentionActions): (item: Attention) => Line {
  const { t } = useTranslation();
  const duration = useDuration();
  const { signIn, checkCertificate, openWebPage, changePassword, setUpSip } = actions;
  return (item) => {
    switch (item.kind) {
      case 'certificate':
        return {
          text: t('intercom.attention.certificate'),
          label: t('intercom.attention.certificateAction'),
          run: checkCertificate,
        };
      case 'sign-in':
        return {
          text: t('intercom.attention.signIn'),
          label: t('intercom.attention.signInAction'),
          run: signIn,
        };
      case 'factory-password':
        return {
          text: t('intercom.attention.factory'),
          label: t('intercom.attention.factoryAction'),
          run: changePassword,
        };
      case 'no-password':
        return {
          text: t('intercom.attention.open'),
          label: t('intercom.attention.openAction'),
          run: changePassword,
        };
      case 'clock':
        return {
          text: t('intercom.attention.clock', {
            time: duration(item.seconds),
            direction: t(
              item.seconds > 0 ? 'intercom.attention.ahead' : 'intercom.attention.behind',
            ),
          }),
          label: t('intercom.attention.clockAction'),
          run: openWebPage,
        };
      case 'ip-conflict':
        return {
          text: t('intercom.attention.conflict'),
          label: t('intercom.attention.conflictAction'),
          run: openWebPage,
        };
      case 'not-registered':
        return {
          text: t('intercom.attention.notRegistered', {
            account: item.account,
            server: item.server === '' ? t('intercom.attention.noServer') : item.server,
          }),
          label: t('intercom.attention.notRegisteredAction', { account: item.account }),
          run: () => setUpSip(item.account),
        };
      case 'no-account':
        return {
          text: t('intercom.attention.noAccount'),
          label: t('intercom.attention.noAccountAction'),
          run: () => setUpSip(1),
        };
      default:
        return assertNever(item, 'attention');
    }
  };
}

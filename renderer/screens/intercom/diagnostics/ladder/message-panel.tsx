import { Button, Text, Title } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SipMessage } from '../../../../../shared/contract/diagnostics';
import classes from './ladder.module.css';

interface MessagePanelProps {
  readonly message: SipMessage;
  readonly from: string;
  readonly to: string;
}

/** The chosen message, whole, to be read and copied. */
export function MessagePanel({ message, from, to }: MessagePanelProps) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState<{ readonly text: string; readonly ok: boolean } | null>(
    null,
  );
  const { title, words, problem, text, cut, transport, at } = message;
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setCopied({ text, ok: true }),
      () => setCopied({ text, ok: false }),
    );
  };
  return (
    <section className={classes.panel} aria-label={t('diagnostics.ladder.content')}>
      <header>
        <div className={classes.headline}>
          <Title order={3} className={classes.panelTitle} data-problem={problem || undefined}>
            {title}
          </Title>
          <Button
            variant="subtle"
            px="xs"
            className={classes.copy}
            leftSection={<IconCopy size={18} aria-hidden />}
            onClick={copy}
          >
            {t('diagnostics.ladder.copy')}
          </Button>
        </div>
        {words !== '' && <Text>{words}</Text>}
        <Text size="sm" c="dimmed">
          {t('diagnostics.ladder.via', {
            from,
            to,
            transport: transport.toUpperCase(),
            time: at.toFixed(3),
          })}
        </Text>
      </header>
      <p role="status" className={classes.note}>
        {copied?.text === text &&
          t(copied.ok ? 'diagnostics.ladder.copied' : 'diagnostics.ladder.copyFailed')}
      </p>
      {cut && <p className={classes.note}>{t('diagnostics.ladder.cut')}</p>}
      {/* Scrolls, so the keyboard has to get there. */}
      <pre className={classes.text} tabIndex={0}>
        {text.trimEnd()}
      </pre>
      {text.includes('***') && <p className={classes.note}>{t('diagnostics.ladder.masked')}</p>}
    </section>
  );
}

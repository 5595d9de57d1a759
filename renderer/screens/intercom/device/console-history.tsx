import { Button, Group, Stack, Text } from '@mantine/core';
import { IconCopy, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsoleExchange } from '../../../../shared/contract/console';
import type { Intercom } from '../../../../shared/contract/intercoms';
import { api } from '../../../api';
import { ErrorNotice } from '../../../components/error-notice';
import { asCurl, useSent, type Sent } from './console-state';
import classes from './device.module.css';

/** What was sent since the window was opened, newest first, each with its exact request and reply. */
export function ConsoleHistory({ intercom }: { readonly intercom: Intercom }) {
  const { t } = useTranslation();
  const sent = useSent(intercom.id);
  return (
    <Stack component="section" aria-label={t('device.console.history')} gap="sm">
      {sent.length === 0 && <Text c="dimmed">{t('device.console.nothing')}</Text>}
      {sent.map((one) => (
        <Entry key={one.number} sent={one} intercom={intercom} />
      ))}
    </Stack>
  );
}

function Entry({ sent, intercom }: { readonly sent: Sent; readonly intercom: Intercom }) {
  const { t } = useTranslation();
  const [said, setSaid] = useState('');
  const { name, exchanges, problem, file } = sent;
  const last = exchanges.at(-1);
  const copy = (exchange: ConsoleExchange) =>
    void navigator.clipboard.writeText(asCurl(exchange, intercom)).then(
      () => setSaid(t('device.console.curlCopied')),
      () => setSaid(t('device.console.copyFailed')),
    );
  return (
    <article className={classes.card} aria-label={name}>
      <h3>{name}</h3>
      {problem === null ? <Text>{t('device.console.ok')}</Text> : <ErrorNotice error={problem} />}
      {last === undefined && <Text>{t('device.console.noExchange')}</Text>}
      {exchanges.map((exchange, index) => (
        <Exchange key={index} exchange={exchange} />
      ))}
      <Group gap="xs">
        {last !== undefined && (
          <Button
            variant="default"
            leftSection={<IconCopy size={18} aria-hidden />}
            onClick={() => copy(last)}
          >
            {t('device.console.curl')}
          </Button>
        )}
        {file !== null && (
          <Button
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
            onClick={() => void api.saveFile(file.token, file.name)}
          >
            {t('device.console.save', { name: file.name })}
          </Button>
        )}
        <Text role="status" size="sm">
          {said}
        </Text>
      </Group>
    </article>
  );
}

const lines = (headers: Readonly<Record<string, string>>): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');

/** A JSON text with a line for each value; anything else as it came. */
function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    // No JSON: shown as it is, for that is what an expert wants to see then.
    return body;
  }
}

function Exchange({ exchange }: { readonly exchange: ConsoleExchange }) {
  const { t } = useTranslation();
  const { method, path, requestHeaders, requestBody, status, replyHeaders, replyBody } = exchange;
  const request = [`${method} ${path}`, lines(requestHeaders), requestBody && `\n${requestBody}`];
  const reply = [lines(replyHeaders), replyBody && `\n${pretty(replyBody)}`];
  return (
    <>
      <Text size="sm" fw={600}>
        {t('device.console.request')}
      </Text>
      <pre className={classes.code} tabIndex={0}>
        {request.filter(Boolean).join('\n')}
      </pre>
      <Text size="sm" fw={600}>
        {t('device.console.reply')}{' '}
        {t('device.console.took', { status, ms: Math.round(exchange.milliseconds) })}
      </Text>
      <pre className={classes.code} tabIndex={0}>
        {reply.filter(Boolean).join('\n')}
      </pre>
    </>
  );
}

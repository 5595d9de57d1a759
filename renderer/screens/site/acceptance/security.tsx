import { Button, Group, Stack, Text, Title } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconInfoCircle,
  IconShieldLock,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../../shared/contract';
import type { SecurityRow } from '../../../../shared/contract/site-security';
import { api } from '../../../api';
import { ErrorNotice } from '../../../components/error-notice';
import { StatusText } from '../../../components/status-text';
import { useWork } from '../../../components/use-work';
import { navigate } from '../../../router';
import classes from './acceptance.module.css';

type Finding = SecurityRow['findings'][number];

const TONES = {
  high: { tone: 'bad', icon: IconAlertTriangle },
  medium: { tone: 'warn', icon: IconAlertTriangle },
  low: { tone: 'neutral', icon: IconInfoCircle },
} as const;

/** What makes the intercoms of the site insecure, and what to do about it. Only reads. */
export function Security({ site }: { readonly site: string }) {
  const { t } = useTranslation();
  const [answer, setAnswer] = useState<CallOutput<'security.check'> | null>(null);
  const { working, problem, run } = useWork();
  const look = () => void run(async () => setAnswer(await api.call('security.check', { site })));

  return (
    <Stack>
      <Group justify="space-between">
        <div>
          <Text>{t('site.security.intro')}</Text>
          {answer !== null && (
            <Text size="sm" c="dimmed">
              {t('site.security.listOf', { day: answer.listOf })}
            </Text>
          )}
        </div>
        <Button
          variant={answer === null ? 'filled' : 'default'}
          loading={working}
          leftSection={<IconShieldLock size={18} aria-hidden />}
          onClick={look}
        >
          {t(answer === null ? 'site.security.look' : 'site.security.again')}
        </Button>
      </Group>
      {problem !== null && <ErrorNotice error={problem} />}
      {answer?.rows.map((row) => (
        <Door key={row.door} row={row} />
      ))}
    </Stack>
  );
}

function Door({ row }: { readonly row: SecurityRow }) {
  const { t } = useTranslation();
  const { intercom } = row;
  return (
    <section className={classes.card} aria-label={row.name}>
      <Group justify="space-between">
        <div>
          <Title order={3}>{row.name}</Title>
          <Text size="sm" c="dimmed">
            {[row.model, row.firmware, row.address].filter(Boolean).join('  ·  ')}
          </Text>
        </div>
        {intercom !== null && (
          <Button
            variant="subtle"
            onClick={() => navigate({ screen: 'intercom', id: intercom, tab: 'overview' })}
          >
            {t('site.security.open')}
          </Button>
        )}
      </Group>
      {row.words !== '' && <Text>{row.words}</Text>}
      {row.error !== null && <ErrorNotice error={row.error} />}
      {row.state === 'read' && row.findings.length === 0 && (
        <StatusText tone="good" icon={IconCircleCheck}>
          {t('site.security.nothing')}
        </StatusText>
      )}
      <ul className={classes.findings}>
        {row.findings.map((finding) => (
          <FindingLine key={`${finding.id} ${finding.what}`} finding={finding} />
        ))}
      </ul>
      {row.untold.map((words) => (
        <Text key={words} size="sm" c="dimmed">
          {words}
        </Text>
      ))}
    </section>
  );
}

function FindingLine({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation();
  const { tone, icon } = TONES[finding.severity];
  return (
    <li>
      <StatusText tone={tone} icon={icon}>
        <strong>
          {t(`site.security.severity.${finding.severity}`)}: {finding.what}
        </strong>
      </StatusText>
      <Text size="sm">{finding.why}</Text>
      <Text size="sm">{finding.todo}</Text>
      {finding.source !== '' && (
        <Text size="sm" c="dimmed">
          {finding.source}
        </Text>
      )}
    </li>
  );
}

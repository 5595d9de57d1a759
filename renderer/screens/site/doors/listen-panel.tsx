import { Button, Group, Loader, Stack, Text } from '@mantine/core';
import { IconEar } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../../shared/contract';
import { isAppError, toAppError, type AppErrorData } from '../../../../shared/errors';
import { api } from '../../../api';
import { ErrorNotice } from '../../../components/error-notice';

interface Props {
  readonly site: string;
  readonly working: boolean;
  readonly onChosen: (intercom: string) => void;
}

/** Seconds in which somebody gets to the door and presses. */
const SECONDS = 120;

/** Listens which intercom somebody does something at: then it is that one. */
export function ListenPanel({ site, working, onChosen }: Props) {
  const { t } = useTranslation();
  const [listening, setListening] = useState(false);
  const [answer, setAnswer] = useState<CallOutput<'binding.listen'> | null>(null);
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const listen = () => {
    stop.current?.abort();
    const mine = new AbortController();
    stop.current = mine;
    setListening(true);
    setAnswer(null);
    setProblem(null);
    api.call('binding.listen', { site, seconds: SECONDS }, { signal: mine.signal }).then(
      (heard) => {
        setListening(false);
        setAnswer(heard);
      },
      (error: unknown) => {
        setListening(false);
        if (!isAppError(error, 'call.cancelled')) setProblem(toAppError(error).toData());
      },
    );
  };
  const heard = answer?.heard ?? null;

  return (
    <Stack gap="sm">
      <Text>{t('site.binding.pressText')}</Text>
      {listening ? (
        <Group role="status">
          <Loader size="sm" />
          <Text fw={600}>{t('site.binding.listening')}</Text>
          <Button variant="default" onClick={() => stop.current?.abort()}>
            {t('common.stop')}
          </Button>
        </Group>
      ) : (
        <div>
          <Button
            variant={heard === null ? 'filled' : 'default'}
            leftSection={<IconEar size={18} aria-hidden />}
            onClick={listen}
          >
            {t(answer === null ? 'site.binding.listen' : 'site.binding.listenAgain')}
          </Button>
        </div>
      )}
      <div role="status">
        {heard !== null && (
          <Group>
            <div>
              <Text fw={600}>
                {t('site.binding.heard', { model: heard.model, address: heard.address })}
              </Text>
              <Text>{heard.what}</Text>
            </div>
            <Button loading={working} onClick={() => onChosen(heard.intercom)}>
              {t('site.binding.itIsThis')}
            </Button>
          </Group>
        )}
        {answer !== null && heard === null && (
          <Text>
            {answer.listened === 0
              ? t('site.binding.nobodyToHear')
              : t('site.binding.nothingHeard', { count: answer.listened })}
          </Text>
        )}
        {answer?.silent.map(({ intercom, name, words }) => (
          <Text key={intercom} size="sm">
            {name}: {words}
          </Text>
        ))}
      </div>
      {problem !== null && <ErrorNotice error={problem} />}
    </Stack>
  );
}

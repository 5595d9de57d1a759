import { Button, Group, Text } from '@mantine/core';
import { IconHandFinger } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  AcceptanceAnswer,
  AcceptancePrompt,
} from '../../../../shared/contract/site-acceptance';
import { toAppError, type AppErrorData } from '../../../../shared/errors';
import { CHECK_TITLES } from '../../../../shared/site/acceptance';
import { api } from '../../../api';
import { ErrorNotice } from '../../../components/error-notice';
import { clockTime } from '../../../text/when';
import classes from './acceptance.module.css';

/** What somebody has to say; where nothing is, the check goes on by what happens at the door. */
const isAsked = ({ answer }: { readonly answer: AcceptanceAnswer }) =>
  answer === 'go-on' || answer === 'yes';

/** Checks that wait for somebody: what to do at the door, or what was seen there. */
export function Prompts() {
  const { t } = useTranslation();
  const [prompts, setPrompts] = useState<readonly AcceptancePrompt[]>([]);
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  useEffect(() => {
    const read = () => {
      api.call('acceptance.prompts', {}).then(
        (answer) => setPrompts(answer.prompts),
        (error: unknown) => setProblem(toAppError(error).toData()),
      );
    };
    const ends = [
      api.on('acceptance.asks', (payload) => setPrompts(payload.prompts)),
      api.onGap(read),
    ];
    read();
    return () => {
      for (const end of ends) end();
    };
  }, []);
  const say = (prompt: AcceptancePrompt, answer: AcceptanceAnswer) => {
    const { fleet, task, check } = prompt;
    setProblem(null);
    api.call('acceptance.answer', { fleet, task, check, answer }).then(
      (now) => setPrompts(now.prompts),
      (error: unknown) => setProblem(toAppError(error).toData()),
    );
  };
  return (
    <div role="status">
      {problem !== null && <ErrorNotice error={problem} onClose={() => setProblem(null)} />}
      {prompts.map((prompt) => (
        <section key={`${prompt.fleet} ${prompt.task} ${prompt.check}`} className={classes.prompt}>
          <IconHandFinger size={28} aria-hidden />
          <div>
            <Text size="sm" c="dimmed">
              {t('site.acceptance.at', {
                door: prompt.doorName,
                check: CHECK_TITLES[prompt.check],
              })}
            </Text>
            <Text fw={600}>{prompt.words}</Text>
            <Text size="sm" c="dimmed">
              {prompt.choices.some(isAsked) ? '' : t('site.acceptance.watching')}{' '}
              {t('site.acceptance.until', { time: clockTime(prompt.until) })}
            </Text>
          </div>
          <Group>
            {prompt.choices.map((choice) => (
              <Button
                key={choice.answer}
                variant={isAsked(choice) ? 'filled' : 'default'}
                onClick={() => say(prompt, choice.answer)}
              >
                {choice.label}
              </Button>
            ))}
          </Group>
        </section>
      ))}
    </div>
  );
}

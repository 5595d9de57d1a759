import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Job } from '../../shared/contract/jobs';

/** Seconds without news after which a person begins to wonder. */
const LONG_S = 6;

interface SilenceNoteProps {
  /** Whatever shows that it goes on: the counting begins anew when it is another. */
  readonly news: string;
}

/** Says that an intercom has not been heard of for a while, and what to look at; nothing before. */
export function SilenceNote({ news }: SilenceNoteProps) {
  return <Counting key={news} />;
}

function Counting() {
  const { t } = useTranslation();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const began = Date.now();
    const timer = setInterval(() => setSeconds(Math.floor((Date.now() - began) / 1000)), 1000);
    return () => clearInterval(timer);
  }, []);
  if (seconds < LONG_S) return null;
  return <Text c="var(--lintel-warn)">{t('common.silence', { seconds })}</Text>;
}

/** The news of a job: its progress and what its steps say. */
export const newsOf = ({ progress, steps }: Job): string =>
  `${progress} ${steps.map(({ state, detail }) => `${state} ${detail}`).join(' ')}`;

import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconHandStop,
  IconProgress,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../../shared/assert';
import type { Job } from '../../../../shared/contract/jobs';
import type { Tone } from '../../../components/tone';
import type { AccountNumber } from './draft';
import { isUndo, spokenSteps } from './outcome';

export interface Outcome {
  readonly tone: Tone;
  readonly icon: Icon;
  readonly title: string;
  /** "Written. Read back. Registered after 2.1 s." */
  readonly sentence: string;
}

/** What came of a job, in one line that can be read aloud. */
export function useOutcome(job: Job, account: AccountNumber): Outcome {
  const { t } = useTranslation();
  const sentence = spokenSteps(job)
    .flatMap(({ id, detail }) => {
      if (id === 'write') return [t('sip.result.written')];
      if (id === 'read-back') return [t('sip.result.readBack')];
      return id === 'register' ? [detail] : [];
    })
    .join(' ');
  switch (job.state) {
    case 'queued':
    case 'running':
      return { tone: 'busy', icon: IconProgress, title: t('sip.result.running'), sentence };
    case 'done':
      return {
        tone: 'good',
        icon: IconCircleCheck,
        title: isUndo(job)
          ? t('sip.result.undone')
          : job.result.registration === 'disabled'
            ? t('sip.result.off', { account })
            : t('sip.result.registered', { account }),
        sentence,
      };
    case 'done-with-warnings':
      return {
        tone: 'warn',
        icon: IconAlertTriangle,
        title: isUndo(job) ? t('sip.result.undoneWarning') : t('sip.result.warning'),
        sentence,
      };
    case 'failed':
      return {
        tone: 'bad',
        icon: IconCircleX,
        title: isUndo(job) ? t('sip.result.undoFailed') : t('sip.result.failed', { account }),
        sentence,
      };
    case 'cancelled':
      return { tone: 'warn', icon: IconHandStop, title: t('sip.result.cancelled'), sentence };
    default:
      return assertNever(job.state);
  }
}

import {
  IconAlertTriangle,
  IconCircle,
  IconCircleCheck,
  IconCircleMinus,
  IconCircleX,
  IconClock,
  IconPlayerStop,
  IconProgress,
  type Icon,
} from '@tabler/icons-react';
import type { JobState, StepState } from '../../../shared/contract/jobs';
import type { Tone } from '../../components/tone';

interface Mark {
  readonly tone: Tone;
  readonly icon: Icon;
}

export const jobMarks: Readonly<Record<JobState, Mark>> = {
  queued: { tone: 'neutral', icon: IconClock },
  running: { tone: 'busy', icon: IconProgress },
  done: { tone: 'good', icon: IconCircleCheck },
  'done-with-warnings': { tone: 'warn', icon: IconAlertTriangle },
  failed: { tone: 'bad', icon: IconCircleX },
  cancelled: { tone: 'neutral', icon: IconPlayerStop },
};

export const stepMarks: Readonly<Record<StepState, Mark>> = {
  pending: { tone: 'neutral', icon: IconCircle },
  running: { tone: 'busy', icon: IconProgress },
  done: { tone: 'good', icon: IconCircleCheck },
  warning: { tone: 'warn', icon: IconAlertTriangle },
  failed: { tone: 'bad', icon: IconCircleX },
  skipped: { tone: 'neutral', icon: IconCircleMinus },
};

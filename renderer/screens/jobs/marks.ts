import {
  IconAlertTriangle,
  IconCircle,
  IconCircleCheck,
  IconCircleMinus,
  IconCircleX,
  IconClock,
  IconHandStop,
  IconPlayerPause,
  IconPlayerStop,
  IconPlugConnectedX,
  IconProgress,
  IconQuestionMark,
  type Icon,
} from '@tabler/icons-react';
import type { FleetState, FleetTaskState } from '../../../shared/contract/fleet';
import type { JobState, StepState } from '../../../shared/contract/jobs';
import type { Tone } from '../../components/tone';

interface Mark {
  readonly tone: Tone;
  readonly icon: Icon;
}

/** Work that runs, and how it ends: the same for one step, one intercom and the whole. */
const running: Mark = { tone: 'busy', icon: IconProgress };
const done: Mark = { tone: 'good', icon: IconCircleCheck };
const warning: Mark = { tone: 'warn', icon: IconAlertTriangle };
const failed: Mark = { tone: 'bad', icon: IconCircleX };
const cancelled: Mark = { tone: 'neutral', icon: IconPlayerStop };
const skipped: Mark = { tone: 'neutral', icon: IconCircleMinus };
const pending: Mark = { tone: 'neutral', icon: IconCircle };
const ends = { done, 'done-with-warnings': warning, failed, cancelled } as const;

export const jobMarks: Readonly<Record<JobState, Mark>> = {
  ...{ ...ends, running },
  queued: { tone: 'neutral', icon: IconClock },
};

export const stepMarks: Readonly<Record<StepState, Mark>> = {
  ...{ pending, running, done, warning, failed, skipped },
};

export const fleetMarks: Readonly<Record<FleetState, Mark>> = {
  ...{ ...ends, running },
  paused: { tone: 'warn', icon: IconPlayerPause },
  stopping: { tone: 'busy', icon: IconClock },
  stopped: { tone: 'bad', icon: IconHandStop },
  interrupted: warning,
};

export const taskMarks: Readonly<Record<FleetTaskState, Mark>> = {
  ...{ ...ends, running, skipped },
  waiting: { tone: 'warn', icon: IconPlugConnectedX },
  queued: pending,
  unknown: { tone: 'warn', icon: IconQuestionMark },
};

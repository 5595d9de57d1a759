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
import type { FleetState, FleetTaskState } from '../../../../shared/contract/fleet';
import type { Tone } from '../../../components/tone';

interface Mark {
  readonly tone: Tone;
  readonly icon: Icon;
}

export const fleetMarks: Readonly<Record<FleetState, Mark>> = {
  running: { tone: 'busy', icon: IconProgress },
  paused: { tone: 'warn', icon: IconPlayerPause },
  stopping: { tone: 'busy', icon: IconClock },
  stopped: { tone: 'bad', icon: IconHandStop },
  done: { tone: 'good', icon: IconCircleCheck },
  'done-with-warnings': { tone: 'warn', icon: IconAlertTriangle },
  failed: { tone: 'bad', icon: IconCircleX },
  cancelled: { tone: 'neutral', icon: IconPlayerStop },
  interrupted: { tone: 'warn', icon: IconAlertTriangle },
};

export const taskMarks: Readonly<Record<FleetTaskState, Mark>> = {
  waiting: { tone: 'warn', icon: IconPlugConnectedX },
  queued: { tone: 'neutral', icon: IconCircle },
  running: { tone: 'busy', icon: IconProgress },
  done: { tone: 'good', icon: IconCircleCheck },
  'done-with-warnings': { tone: 'warn', icon: IconAlertTriangle },
  failed: { tone: 'bad', icon: IconCircleX },
  cancelled: { tone: 'neutral', icon: IconPlayerStop },
  skipped: { tone: 'neutral', icon: IconCircleMinus },
  unknown: { tone: 'warn', icon: IconQuestionMark },
};

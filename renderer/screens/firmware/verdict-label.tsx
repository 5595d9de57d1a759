import {
  IconArrowBigDownLines,
  IconArrowBigUpLines,
  IconBan,
  IconCircleCheck,
  IconHelpCircle,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { StatusText } from '../../components/status-text';
import type { Tone } from '../../components/tone';
import type { Verdict } from '../../../shared/device/firmware-decision';

const LOOKS: Readonly<Record<Verdict, { readonly tone: Tone; readonly icon: Icon }>> = {
  upgrade: { tone: 'good', icon: IconArrowBigUpLines },
  same: { tone: 'neutral', icon: IconCircleCheck },
  downgrade: { tone: 'warn', icon: IconArrowBigDownLines },
  'wrong-model': { tone: 'bad', icon: IconBan },
  'wrong-oem': { tone: 'bad', icon: IconBan },
  'unknown-image': { tone: 'warn', icon: IconHelpCircle },
  'unknown-unit': { tone: 'warn', icon: IconHelpCircle },
};

/** What an image would do to an intercom, as an icon and words. */
export function VerdictLabel({ verdict }: { readonly verdict: Verdict }) {
  const { t } = useTranslation();
  return <StatusText {...LOOKS[verdict]}>{t(`firmware.verdict.${verdict}`)}</StatusText>;
}

import {
  IconAlertTriangle,
  IconCircle,
  IconCircleCheck,
  IconCircleFilled,
  IconCircleOff,
  IconHelpCircle,
  IconHistory,
  IconPhoneCall,
  IconPhoneOff,
  IconProgress,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Registration } from '../../../../shared/contract/device';
import { StatusText } from '../../../components/status-text';
import type { Tone } from '../../../components/tone';

interface MarkProps {
  readonly icon: Icon;
  readonly tone: Tone;
  readonly words: string;
  /** How it was, not how it is: grey, and said so. */
  readonly stale: boolean;
}

function Mark({ icon, tone, words, stale }: MarkProps) {
  const { t } = useTranslation();
  return stale ? (
    <StatusText tone="neutral" icon={IconHistory}>
      {t('intercom.live.was', { value: words.toLowerCase() })}
    </StatusText>
  ) : (
    <StatusText tone={tone} icon={icon}>
      {words}
    </StatusText>
  );
}

const REGISTRATION_LOOK: Readonly<
  Record<Registration, { readonly icon: Icon; readonly tone: Tone }>
> = {
  registered: { icon: IconCircleCheck, tone: 'good' },
  failed: { icon: IconAlertTriangle, tone: 'warn' },
  registering: { icon: IconProgress, tone: 'busy' },
  disabled: { icon: IconCircleOff, tone: 'neutral' },
  unknown: { icon: IconHelpCircle, tone: 'neutral' },
};

interface AccountMarkProps {
  readonly registration: Registration;
  readonly stale?: boolean;
}

/** The registration of an account in words, with its icon. */
export function AccountMark({ registration, stale = false }: AccountMarkProps) {
  const { t } = useTranslation();
  const words = t(`intercom.accounts.registration.${registration}`);
  return <Mark {...REGISTRATION_LOOK[registration]} words={words} stale={stale} />;
}

interface SwitchMarkProps {
  readonly kind: 'relay' | 'input';
  readonly on: boolean;
  readonly stale: boolean;
}

/** The state of a relay or an input in words, with its icon. */
export function SwitchMark({ kind, on, stale }: SwitchMarkProps) {
  const { t } = useTranslation();
  return (
    <Mark
      icon={on ? IconCircleFilled : IconCircle}
      tone={on && kind === 'relay' ? 'good' : 'neutral'}
      words={t(`intercom.switches.${kind}${on ? 'On' : 'Off'}`)}
      stale={stale}
    />
  );
}

interface CallMarkProps {
  readonly words: string;
  /** No call. */
  readonly quiet: boolean;
  readonly stale: boolean;
}

/** Whether it is on the telephone. */
export function CallMark({ words, quiet, stale }: CallMarkProps) {
  return (
    <Mark
      icon={quiet ? IconPhoneOff : IconPhoneCall}
      tone={quiet ? 'neutral' : 'good'}
      words={words}
      stale={stale}
    />
  );
}

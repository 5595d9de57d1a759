import {
  IconAlertTriangle,
  IconCertificateOff,
  IconCircleCheck,
  IconCircleOff,
  IconKey,
  IconListCheck,
  IconLock,
  IconLockOpen,
  IconPlugConnectedX,
  IconQuestionMark,
  IconShieldLock,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SignInState } from '../../shared/contract/intercoms';
import { StatusText } from './status-text';
import type { Tone } from './tone';

const looks: Readonly<Record<SignInState, { readonly tone: Tone; readonly icon: Icon }>> = {
  ready: { tone: 'good', icon: IconCircleCheck },
  open: { tone: 'warn', icon: IconLockOpen },
  'wants-password': { tone: 'busy', icon: IconKey },
  'password-refused': { tone: 'warn', icon: IconAlertTriangle },
  locked: { tone: 'bad', icon: IconLock },
  'api-disabled': { tone: 'warn', icon: IconCircleOff },
  'not-whitelisted': { tone: 'warn', icon: IconListCheck },
  'wants-https': { tone: 'busy', icon: IconShieldLock },
  'certificate-changed': { tone: 'bad', icon: IconCertificateOff },
  'api-absent': { tone: 'neutral', icon: IconCircleOff },
  'not-an-intercom': { tone: 'neutral', icon: IconQuestionMark },
  'no-answer': { tone: 'warn', icon: IconPlugConnectedX },
};

/** How far an intercom lets us in, as an icon and words. */
export function StateLabel({ state }: { readonly state: SignInState }) {
  const { t } = useTranslation();
  const { tone, icon } = looks[state];
  return (
    <StatusText tone={tone} icon={icon}>
      {t(`state.${state}`)}
    </StatusText>
  );
}

/** Whether the person has to do something about it before the intercom can be worked on. */
export function needsAttention(state: SignInState): boolean {
  const { tone } = looks[state];
  return tone === 'warn' || tone === 'bad';
}

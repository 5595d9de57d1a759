import { useTranslation } from 'react-i18next';

const CALL_STATES = ['READY', 'CALLING', 'RINGING', 'TALKING'] as const;
type CallState = (typeof CALL_STATES)[number];

const isCallState = (state: string): state is CallState =>
  (CALL_STATES as readonly string[]).includes(state);

/** Whether there is no call. */
export const isIdle = (status: string): boolean => status.toUpperCase() === 'READY';

/** The state of the call in words; one that Lintel does not know is shown as it is. */
export function useCallWords(): (status: string) => string {
  const { t } = useTranslation();
  return (status) => {
    const state = status.toUpperCase();
    return isCallState(state) ? t(`intercom.call.states.${state}`) : status;
  };
}

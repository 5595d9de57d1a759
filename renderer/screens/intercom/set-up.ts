import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { Intercom } from '../../../shared/contract/intercoms';
import { navigate } from '../../router';
import { startDoorWizard } from './door/draft';
import { isLacking } from './parts-list';
import { startWith } from './sip/draft';

interface SetUps {
  /** Intercoms that are being set up from end to end: the SIP account, then the relays. */
  readonly ids: readonly string[];
}

/** Survives other screens and a reload of the window, as the drafts of its wizards do. */
const useSetUps = create<SetUps>()(
  persist<SetUps>(() => ({ ids: [] }), {
    name: 'lintel.set-ups',
    version: 1,
    storage: createJSONStorage(() => sessionStorage),
  }),
);

/** Whether the relays come after the SIP account of this intercom. */
export function useIsSetUpWhole(id: string): boolean {
  return useSetUps(({ ids }) => ids.includes(id));
}

export function endSetUp(id: string): void {
  useSetUps.setState(({ ids }) => ({ ids: ids.filter((one) => one !== id) }));
}

/** Opens the wizard of the relays. */
export function setUpRelays(id: string): void {
  endSetUp(id);
  startDoorWizard(id);
  navigate({ screen: 'intercom', id, tab: 'door' });
}

/** Begins with the SIP account where the intercom has one, else with the relays. */
export function startSetUp(intercom: Intercom): void {
  const { id } = intercom;
  if (isLacking(intercom, 'sip')) {
    setUpRelays(id);
    return;
  }
  useSetUps.setState(({ ids }) => ({ ids: [...ids.filter((one) => one !== id), id] }));
  startWith(id, 1);
  navigate({ screen: 'intercom', id, tab: 'sip' });
}

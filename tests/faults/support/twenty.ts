import type {
  ManualClock,
  UpgradeFate,
  VirtualIntercom,
  VirtualOptions,
} from '../../../electron/backend/virtual';
import type { Fleet } from '../../../shared/contract/fleet';

export const OLD = '105.30.1.218';
export const NEW = '105.30.1.300';
export const COUNT = 20;
export const NEW_HOST = '127.0.0.77';

/** Where each one stands in the job. Those from `unplugged` on are held until after the crash. */
export const AT = {
  held: 1,
  away: 2,
  damaged: 3,
  unplugged: 15,
  otherModel: 16,
  moved: 17,
  old: 18,
  gone: 19,
};

const FATES: Readonly<Partial<Record<number, UpgradeFate>>> = {
  [AT.damaged]: 'damages-first',
  [AT.moved]: { movesTo: NEW_HOST },
  [AT.old]: 'keeps-old',
  [AT.gone]: 'never-returns',
};

/** One of the twenty: the one that is away at the crash lives by `clock`. */
export function optionsOf(at: number, clock: ManualClock): VirtualOptions {
  const upgradeFate = FATES[at];
  return {
    model: at === AT.otherModel ? 'A03' : 'A05',
    mac: `0C:11:05:20:00:${at.toString(16).padStart(2, '0').toUpperCase()}`,
    speed: { upgradeMs: 1000 },
    auth: { mode: at === AT.moved ? 'none' : 'digest' },
    ...(at === AT.away && { clock }),
    ...(upgradeFate !== undefined && { upgradeFate }),
  };
}

/** The twenty with their troubles. */
export interface Twenty {
  readonly units: readonly VirtualIntercom[];
  readonly unit: (at: number) => VirtualIntercom;
  /**
   * Holds one that was told and has not answered, and keeps the last five from being told; answers
   * with whether it is time to kill the program.
   */
  hold(): (counts: Fleet['counts']) => boolean;
  letGo(): void;
  /** One is unplugged in the middle of its upload. */
  unplugOne(): void;
}

export function twentyOf(units: readonly VirtualIntercom[]): Twenty {
  const unit = (at: number): VirtualIntercom => {
    const found = units[at];
    if (!found) throw new Error('There is no such unit.');
    return found;
  };
  return {
    ...{ units, unit },
    hold() {
      const { faults } = unit(AT.held);
      const held = faults.add({ kind: 'slow', target: 'firmware', action: 'upgrade' });
      for (const one of units.slice(AT.unplugged))
        one.faults.add({ kind: 'slow', target: 'firmware', action: 'prepare' });
      return ({ done = 0 }) => done >= 3 && held.struck > 0 && !unit(AT.away).reachable;
    },
    letGo() {
      for (const { faults } of units) faults.clear();
    },
    unplugOne() {
      const { faults } = unit(AT.unplugged);
      const upload = faults.add({ kind: 'slow', target: 'firmware', action: 'upload' });
      void upload.hit.then(() => unit(AT.unplugged).stop());
    },
  };
}

import type { Intercom } from '../../../../shared/contract/intercoms';
import { AppError, isAppError } from '../../../../shared/errors';
import type { Clock } from '../../ports';
import type { Emit } from '../../services';
import type { Capabilities, CapabilityStore } from '../../store/capability-store';
import type { IntercomStore, StoredIntercom } from '../../store/intercom-store';
import { stateOf } from './state';

/** Milliseconds that a new "last seen" may wait before it is worth a write and an event. */
const SEEN_EVERY_MS = 60_000;

/** The known intercoms as the window sees them. Every change is kept and told. */
export interface Registry {
  list(): readonly Intercom[];
  /** @throws AppError `device.not-found` */
  get(id: string): Intercom;
  find(test: (intercom: StoredIntercom) => boolean): Intercom | undefined;
  put(intercom: StoredIntercom): Promise<Intercom>;
  patch(id: string, patch: Partial<Omit<StoredIntercom, 'id' | 'mac'>>): Promise<Intercom>;
  remove(id: string): Promise<void>;
  /** It answered: clears what was wrong before. */
  answered(id: string): Promise<void>;
  /** An attempt failed: keeps why, where it says something about the intercom as a whole. */
  failed(id: string, error: unknown): Promise<void>;
  /** Adds to what is known about functions of this model and firmware. */
  learn(id: string, found: Capabilities): Promise<void>;
}

export function createRegistry(options: {
  readonly store: IntercomStore;
  readonly capabilities: CapabilityStore;
  readonly clock: Clock;
  readonly emit: Emit;
}): Registry {
  const { store, capabilities, clock, emit } = options;

  const view = (stored: StoredIntercom): Intercom => ({
    ...stored,
    capabilities: { ...capabilities.of(stored) },
  });

  const stored = (id: string): StoredIntercom => {
    const known = store.get(id);
    if (!known)
      throw new AppError('device.not-found', 'This intercom is not known.', { details: { id } });
    return known;
  };

  const tell = (intercom: StoredIntercom): Intercom => {
    const seen = view(intercom);
    emit('intercoms.changed', { id: seen.id, intercom: seen });
    return seen;
  };

  const put = async (intercom: StoredIntercom): Promise<Intercom> => {
    await store.put(intercom);
    return tell(intercom);
  };

  return {
    list: () => store.all().map(view),
    get: (id) => view(stored(id)),
    find(test) {
      const found = store.all().find(test);
      return found && view(found);
    },
    put,
    patch: (id, patch) => put({ ...stored(id), ...patch }),
    async remove(id) {
      stored(id);
      await store.remove(id);
      emit('intercoms.changed', { id, intercom: null });
    },
    async answered(id) {
      const known = store.get(id);
      if (!known) return;
      const now = clock.now();
      const state = known.auth === 'none' ? 'open' : 'ready';
      const fresh = known.lastSeen !== null && now - known.lastSeen < SEEN_EVERY_MS;
      if (known.state === state && known.problem === null && fresh) return;
      await put({ ...known, state, problem: null, lastSeen: now });
    },
    async failed(id, error) {
      const known = store.get(id);
      if (!known || !isAppError(error)) return;
      const state = stateOf(error);
      if (state === undefined) return;
      if (known.state === state && known.problem?.code === error.code) return;
      await put({ ...known, state, problem: error.toData() });
    },
    async learn(id, found) {
      const unit = stored(id);
      const before = JSON.stringify(capabilities.of(unit));
      await capabilities.learn(unit, found);
      if (JSON.stringify(capabilities.of(unit)) === before) return;
      for (const other of store.all())
        if (other.model === unit.model && other.firmware === unit.firmware) tell(other);
    },
  };
}

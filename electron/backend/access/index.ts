import type { Services } from '../services';
import type { FleetTaskState } from '../../../shared/contract/fleet';
import { accessChangeKind } from './kind';
import type { AccessDeps } from './params';

/** A task in one of these may still ask for the new password; a failed one when it is tried again. */
const NEEDS_PASSWORD: readonly FleetTaskState[] = [
  'waiting',
  'queued',
  'running',
  'failed',
  'unknown',
];

/** The call that changes who may use the HTTP API of many intercoms. */
export function createAccessServices(deps: AccessDeps): Pick<Services, 'access.change'> {
  const { core, store } = deps;
  const { fleets, log, registry } = core;
  const kind = accessChangeKind(deps);
  fleets.register(kind);

  const isNeeded = (id: string): boolean =>
    fleets
      .list()
      .some(
        (fleet) =>
          fleet.id === id && fleet.tasks.some(({ state }) => NEEDS_PASSWORD.includes(state)),
      );
  const prune = (): void => {
    store.prune(isNeeded).catch((error: unknown) => {
      log('warn', 'A password that is not needed any more could not be let go', {
        reason: error instanceof Error ? error.message : String(error),
      });
    });
  };
  prune();

  return {
    async 'access.change'({ ids, password, username, mode, canary }) {
      const targets = [...new Set(ids)].map((id) => ({ intercomId: registry.get(id).id }));
      prune();
      const ref = password === undefined ? null : await store.keep(password);
      const fleet = await fleets.start(
        kind,
        { ref, username: username ?? null, mode: mode ?? null },
        { targets, ...(canary !== undefined && { canary }) },
      );
      if (ref !== null) await store.belongsTo(ref, fleet.id);
      return fleet;
    },
  };
}

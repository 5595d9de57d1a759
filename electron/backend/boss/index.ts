import type { BossFinding, BossResult } from '../../../shared/contract/access';
import type { Job } from '../../../shared/contract/jobs';
import { BOSS_SECTIONS, bossesOf, type Boss } from '../../../shared/device/bosses';
import { toAppError } from '../../../shared/errors';
import type { Services } from '../services';
import type { Core } from '../services/core';
import { readSection } from '../services/settings/sections';

/** Intercoms that are asked at the same time. */
const WIDTH = 16;

const findingOf = ({ kind, certain, text, switchOff }: Boss): BossFinding => ({
  kind,
  certain,
  text,
  keys: Object.keys(switchOff),
});

/** Runs `work` on each, a few at a time; the answers in the order of `items`. */
async function each<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results = new Map<number, R>();
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) {
      const item = items[at];
      if (item !== undefined) results.set(at, await work(item));
    }
  };
  await Promise.all(Array.from({ length: Math.min(WIDTH, items.length) }, lane));
  return [...results.entries()].sort(([a], [b]) => a - b).map(([, result]) => result);
}

/** The calls about who else writes the settings of intercoms. */
export function createBossServices(
  { drivers }: Core,
  { apply }: { readonly apply: Services['config.apply'] },
): Pick<Services, 'boss.check' | 'boss.switchOff'> {
  const read = (id: string, signal: AbortSignal): Promise<readonly Boss[]> =>
    drivers.use(
      id,
      async (driver) =>
        bossesOf(await readSection(driver, 'config', { signal, filter: BOSS_SECTIONS })),
      { signal, repeatable: true },
    );

  return {
    async 'boss.check'({ ids }, { signal }) {
      const results = await each(ids, async (id): Promise<BossResult> => {
        try {
          return { id, bosses: (await read(id, signal)).map(findingOf), error: null };
        } catch (thrown) {
          if (signal.aborted) throw thrown;
          // A unit that does not tell its configuration is nobody's reason to stop the others.
          const { code, ...rest } = toAppError(thrown).toData();
          const error = code === 'device.unsupported' ? null : { code, ...rest };
          return { id, bosses: [], error };
        }
      });
      return { results: [...results] };
    },

    async 'boss.switchOff'({ ids, kinds }, context) {
      const { signal } = context;
      const jobs = await each(ids, async (id): Promise<Job | undefined> => {
        const bosses = (await read(id, signal)).filter(({ kind }) => kinds.includes(kind));
        const values = Object.fromEntries(
          bosses.flatMap(({ switchOff }) => Object.entries(switchOff)),
        );
        if (Object.keys(values).length === 0) return undefined;
        return apply({ id, values }, context);
      });
      return { jobs: jobs.filter((job) => job !== undefined) };
    },
  };
}

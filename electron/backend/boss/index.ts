import type { BossFinding, BossResult } from '../../../shared/contract/access';
import type { Job } from '../../../shared/contract/jobs';
import { BOSS_SECTIONS, bossesOf, type Boss } from '../../../shared/device/bosses';
import { toAppError } from '../../../shared/errors';
import type { Services } from '../services';
import type { Core } from '../services/core';
import { forEachOf } from '../services/for-each';
import { readSection } from '../services/settings/sections';

const findingOf = ({ kind, certain, text, switchOff }: Boss): BossFinding => ({
  kind,
  certain,
  text,
  keys: Object.keys(switchOff),
});

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
      const results = await forEachOf(ids, async (id): Promise<BossResult> => {
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
      const jobs = await forEachOf(ids, async (id): Promise<Job | undefined> => {
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

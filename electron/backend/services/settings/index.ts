import type { Services } from '../../services';
import type { Core } from '../core';
import { readSection } from './sections';
import { applySettings } from './write';

/** The calls about settings as the intercom spells them. */
export function createSettingsServices({
  registry,
  drivers,
  clock,
}: Core): Pick<Services, 'settings.get' | 'settings.set'> {
  return {
    'settings.get': ({ id, section, filter }, { signal }) =>
      drivers.use(
        id,
        async (driver) => ({ values: await readSection(driver, section, { signal, filter }) }),
        { signal, repeatable: true },
      ),
    'settings.set': ({ id, section, values }, { signal }) =>
      drivers.use(
        id,
        async (driver) => {
          const { model } = registry.get(id);
          const done = await applySettings({ driver, section, model, clock }, values, signal);
          return { written: [...done.written], unchanged: [...done.unchanged] };
        },
        { signal },
      ),
  };
}

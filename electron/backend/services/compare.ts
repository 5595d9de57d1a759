import { compareRecords } from '../../../shared/compare/records';
import { compareSettings } from '../../../shared/compare/settings';
import { loadSide } from '../compare/load';
import type { Services } from '../services';
import type { TemplateStore } from '../store/template-store';
import type { Core } from './core';

/** The difference between any two of an intercom, a backup and a template. */
export function createCompareServices(
  core: Core,
  templates: TemplateStore,
): Pick<Services, 'config.diff'> {
  const deps = { core, points: core.points, templates };
  return {
    async 'config.diff'({ left, right }, { signal }) {
      const [a, b] = await Promise.all([
        loadSide(deps, left, signal),
        loadSide(deps, right, signal),
      ]);
      const settings = compareSettings(a.side, b.side);
      const records = compareRecords(a.side, b.side);
      return {
        left: a.info,
        right: b.info,
        settings: [...settings.lines],
        records: [...records.lines],
        same: { settings: settings.same, records: records.same },
        notCompared: [...records.notCompared],
      };
    },
  };
}

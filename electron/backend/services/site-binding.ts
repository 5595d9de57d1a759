import { suggestBindings } from '../../../shared/site/binding';
import type { Services } from '../services';
import { bindDoor, replaceUnit, unbindDoor } from '../site/binding/bind';
import { listen } from '../site/binding/listen';
import { asFound, bindableUnits, plannedPlace } from '../site/binding/units';
import type { Core } from './core';

type BindingServices = Pick<
  Services,
  'binding.suggest' | 'binding.bind' | 'binding.unbind' | 'binding.replace' | 'binding.listen'
>;

/** The calls about which intercom hangs at which door. */
export function createSiteBindingServices(core: Core): BindingServices {
  const { sites } = core;
  return {
    'binding.suggest': ({ site }) => {
      const { site: document } = sites.get(site);
      const units = bindableUnits(core, document);
      const suggestions = suggestBindings(document, units.map(asFound), plannedPlace);
      return { suggestions: [...suggestions], units: [...units] };
    },
    'binding.bind': ({ site, door, ...which }) => bindDoor(core, { site, door, which }),
    'binding.unbind': ({ site, door }) => unbindDoor(core, { site, door }),
    'binding.replace': ({ site, door, ...which }) => replaceUnit(core, { site, door, which }),
    'binding.listen': ({ site, ids, seconds }, { signal }) =>
      listen(core, { site, ids, seconds, signal }),
  };
}

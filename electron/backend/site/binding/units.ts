import type { Bindable } from '../../../../shared/contract/site-binding';
import { isSameMac } from '../../../../shared/device/mac';
import type { FoundUnit, PlaceOf } from '../../../../shared/site/binding';
import type { Site } from '../../../../shared/site/document';
import { isAppError } from '../../../../shared/errors';
import { placeOf } from '../../discovery/merge';
import type { Core } from '../../services/core';
import { idOfMac } from '../../store/intercom-store';

/** Intercoms that one answer names; a site has 2,000 doors at most. */
const MAX_UNITS = 2000;

/** The place of what a person planned, which may be no address at all. */
export const plannedPlace: PlaceOf = (address) => {
  try {
    return address.trim() === '' ? undefined : placeOf(address);
  } catch (error) {
    if (isAppError(error, 'net.bad-address')) return undefined;
    throw error;
  }
};

export const doorOfMac = (site: Site, mac: string): string =>
  site.doors.find(({ bound }) => bound !== null && isSameMac(bound.mac, mac))?.id ?? '';

/** Every intercom whose MAC is known here: those that were signed in to, and those just found. */
export function bindableUnits(
  { registry, discovery }: Pick<Core, 'registry' | 'discovery'>,
  site: Site,
): readonly Bindable[] {
  const known = registry
    .list()
    .map(({ id, mac, name, model, firmware, address, state }): Bindable => ({
      ...{ intercom: id, mac, name, model, firmware, address, state },
      door: doorOfMac(site, mac),
    }));
  const ids = new Set(known.map(({ intercom }) => intercom));
  const found = discovery
    .get()
    .found.filter(({ mac, change }) => mac !== '' && change !== 'left' && !ids.has(idOfMac(mac)))
    .map(({ mac, name, model, firmware, address, state }): Bindable => ({
      ...{ intercom: null, mac, name, model, firmware, address, state },
      door: doorOfMac(site, mac),
    }));
  return [...known, ...found].slice(0, MAX_UNITS);
}

/** As the suggestions take them: one that did not answer when it was asked last is not there. */
export const asFound = ({ mac, model, address, state }: Bindable): FoundUnit => ({
  ...{ mac, model, address },
  there: state !== 'no-answer',
});

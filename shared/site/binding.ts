/** Which intercom hangs at which door: suggestions out of what is planned and what was found. Pure. */
import { z } from 'zod';
import { isSameMac } from '../device/mac';
import type { Door, Site } from './document';

/** An intercom that was found, or that this laptop knows. */
export interface FoundUnit {
  /** `0C:11:05:07:8B:71`. */
  readonly mac: string;
  readonly model: string;
  readonly address: string;
  /** Whether it was seen or answered lately. */
  readonly there: boolean;
}

export const SUGGESTION_REASONS = ['mac', 'model-and-address', 'address'] as const;
export const CERTAINTIES = ['certain', 'likely', 'possible'] as const;

export const suggestionSchema = z.object({
  door: z.string(),
  mac: z.string(),
  /** `replace`: another intercom was bound to this door; its own is not there. */
  kind: z.enum(['bind', 'replace']),
  reason: z.enum(SUGGESTION_REASONS),
  certainty: z.enum(CERTAINTIES),
  /** Why, in one sentence. */
  words: z.string(),
});
export type Suggestion = z.infer<typeof suggestionSchema>;

/** Gives addresses of one place one spelling; undefined where the text is no address. */
export type PlaceOf = (address: string) => string | undefined;

/** Where a door's intercom is expected: its address, else the fixed one that it shall have. */
function expectedAt({ address, network }: Door): string {
  if (address !== '') return address;
  return network.type === 'static' ? network.address : '';
}

/** `R29S` agrees with `R29`, whichever is planned; an empty one agrees with nothing. */
function modelsAgree(planned: string, found: string): boolean {
  const [a, b] = [planned.trim().toUpperCase(), found.trim().toUpperCase()];
  return a !== '' && b !== '' && (a.startsWith(b) || b.startsWith(a));
}

function byMac(door: Door, units: readonly FoundUnit[]): Suggestion | undefined {
  const unit = units.find(({ mac }) => isSameMac(mac, door.mac));
  return (
    unit && {
      ...{ door: door.id, mac: unit.mac, kind: 'bind', reason: 'mac', certainty: 'certain' },
      words: `Its MAC is the planned one (${unit.mac}).`,
    }
  );
}

function byAddress(
  door: Door,
  units: readonly FoundUnit[],
  placeOf: PlaceOf,
): Suggestion | undefined {
  const place = placeOf(expectedAt(door));
  const unit = units.find(({ address }) => place !== undefined && placeOf(address) === place);
  if (unit === undefined) return undefined;
  const { model, mac, address } = unit;
  const agrees = modelsAgree(door.model, model);
  const other = door.mac !== '' && !isSameMac(mac, door.mac);
  const doubt = other ? ` But the planned MAC is another one (${door.mac}).` : '';
  const base = { door: door.id, mac, kind: 'bind' as const };
  if (agrees)
    return {
      ...{ ...base, reason: 'model-and-address', certainty: other ? 'possible' : 'likely' },
      words: `Model (${model}) and address (${address}) are the planned ones.${doubt}`,
    };
  const differs =
    door.model === '' || model === ''
      ? ''
      : ` But its model is ${model}, and ${door.model} is planned.`;
  return {
    ...{ ...base, reason: 'address', certainty: 'possible' },
    words: `Its address (${address}) is the planned one.${differs}${doubt}`,
  };
}

/** One intercom for one door: where two doors get the same one, neither is likely. */
function contested(all: readonly Suggestion[], site: Site): readonly Suggestion[] {
  const nameOf = (id: string): string => site.doors.find((door) => door.id === id)?.name ?? id;
  return all.flatMap((one) => {
    const rivals = all.filter(({ mac, door }) => mac === one.mac && door !== one.door);
    if (one.reason === 'mac' && !rivals.some(({ reason }) => reason === 'mac')) return [one];
    if (rivals.some(({ reason }) => reason === 'mac') && one.reason !== 'mac') return [];
    if (rivals.length === 0) return [one];
    const names = rivals.map(({ door }) => nameOf(door)).join(', ');
    return [
      { ...one, certainty: 'possible', words: `${one.words} The same is planned for ${names}.` },
    ];
  });
}

/**
 * What may hang where, the certain first: the planned MAC, else model and address, else the address
 * alone. Of doors that are bound already, those whose intercom is not there while another one
 * answers in its place. An intercom that is bound is never suggested for another door.
 */
export function suggestBindings(
  site: Site,
  units: readonly FoundUnit[],
  placeOf: PlaceOf,
): readonly Suggestion[] {
  const bound = site.doors.flatMap((door) => (door.bound ? [door.bound.mac] : []));
  const free = units.filter(({ mac, there }) => there && !bound.some((one) => isSameMac(one, mac)));
  const missing = ({ bound: held }: Door): boolean =>
    held !== null && !units.some(({ mac, there }) => there && isSameMac(mac, held.mac));
  const all = site.doors.flatMap((door): Suggestion[] => {
    if (door.bound === null) {
      const found = byMac(door, free) ?? byAddress(door, free, placeOf);
      return found ? [found] : [];
    }
    if (!missing(door)) return [];
    const was = units.find(({ mac }) => isSameMac(mac, door.bound?.mac ?? ''))?.address ?? '';
    const planned = expectedAt(door) === '' ? { ...door, address: was } : door;
    const found = byAddress({ ...planned, mac: '' }, free, placeOf);
    if (!found) return [];
    const words = `${found.words} The intercom that was bound (${door.bound.mac}) is not there: has it been replaced?`;
    return [{ ...found, kind: 'replace', words }];
  });
  const rank = ({ certainty }: Suggestion): number => CERTAINTIES.indexOf(certainty);
  return [...contested(all, site)].sort((a, b) => rank(a) - rank(b));
}

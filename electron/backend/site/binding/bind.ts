import type { CallParsed } from '../../../../shared/contract';
import type { Bindable, Bound } from '../../../../shared/contract/site-binding';
import { isSameMac, macIn } from '../../../../shared/device/mac';
import { say } from '../../../../shared/site/said';
import type { Binding, Door, Site } from '../../../../shared/site/document';
import { AppError } from '../../../../shared/errors';
import type { Core } from '../../services/core';
import { idOfMac } from '../../store/intercom-store';
import { doorOf } from '../unit-of-door';
import { bindableUnits, plannedPlace } from './units';

type Which = Pick<CallParsed<'binding.bind'>, 'id' | 'mac' | 'address' | 'how'>;
type BindingCore = Pick<Core, 'registry' | 'discovery' | 'points' | 'sites' | 'clock' | 'log'>;

interface Chosen {
  readonly mac: string;
  readonly how: Binding['how'];
  /** Undefined where nobody has met this intercom yet. */
  readonly unit: Bindable | undefined;
}

const badInput = (field: string, message: string): AppError =>
  new AppError('call.bad-input', `${field}: ${message}`, { details: { field } });

/** @throws AppError `call.bad-input`, `device.not-found` */
function choose(units: readonly Bindable[], { id, mac, address, how }: Which): Chosen {
  if ([id, mac, address].filter((one) => one !== undefined).length !== 1)
    throw badInput('mac', 'say which intercom by its MAC, its address or from the list.');
  if (id !== undefined) {
    const unit = units.find(({ intercom }) => intercom === id);
    if (!unit) throw new AppError('device.not-found', 'This intercom is not known.');
    return { mac: unit.mac, how, unit };
  }
  if (mac !== undefined) {
    const read = macIn(mac);
    if (read === undefined)
      throw badInput(
        'mac',
        'there is no MAC in this text, or several. It has twelve digits and letters A to F.',
      );
    return { mac: read, how: 'mac', unit: units.find((one) => isSameMac(one.mac, read)) };
  }
  const place = plannedPlace(address ?? '');
  const unit = units.find((one) => place !== undefined && plannedPlace(one.address) === place);
  if (!unit)
    throw new AppError('device.not-found', `No intercom was found at ${address ?? ''}.`, {
      hint: 'Search the network, or bind it by the MAC on its label.',
    });
  return { mac: unit.mac, how: 'address', unit };
}

/** One intercom hangs at one door. @throws AppError `binding.taken` */
function requireFree(site: Site, door: string, mac: string): void {
  const other = site.doors.find(
    ({ id, bound }) => id !== door && bound !== null && isSameMac(bound.mac, mac),
  );
  if (other)
    throw new AppError('binding.taken', `${mac} is bound to "${other.name}" already.`, {
      details: { door: other.id },
    });
}

function notesOf(door: Door, { mac, unit }: Chosen): string[] {
  const model = unit?.model ?? '';
  return [
    // After a binding the planned MAC is that of the one that hung here.
    ...(door.mac !== '' && !isSameMac(door.mac, mac) && !isSameMac(door.mac, door.bound?.mac ?? '')
      ? [`Another MAC was planned for this door: ${door.mac}.`]
      : []),
    ...(door.model !== '' &&
    model !== '' &&
    !model.toUpperCase().startsWith(door.model.toUpperCase())
      ? [`Its model is ${model}; ${door.model} was planned.`]
      : []),
    ...(unit === undefined
      ? ['This intercom has not been found yet: search the network and sign in to it.']
      : unit.intercom === null
        ? ['Lintel has not signed in to this intercom yet.']
        : []),
  ];
}

/** The door with its intercom: its MAC is no plan any more, and an unknown model is known now. */
function withUnit(door: Door, { mac, how, unit }: Chosen, at: number): Door {
  return {
    ...door,
    mac,
    model: door.model === '' ? (unit?.model ?? '') : door.model,
    bound: { mac, at, how },
  };
}

const HOW: Readonly<Record<Binding['how'], string>> = {
  mac: 'by its MAC',
  address: 'by its address',
  press: 'by a button that was pressed at it',
  list: 'from the list',
};

/** An intercom without a name is called like its door. */
async function giveName({ registry, log }: BindingCore, unit: Bindable | undefined, name: string) {
  const id = unit?.intercom;
  if (id == null || name === '' || registry.get(id).name !== '') return;
  try {
    await registry.patch(id, { name });
  } catch (error) {
    // The door is bound all the same; only the name in the list is missing.
    const reason = error instanceof Error ? error.message : String(error);
    log('warn', 'A bound intercom could not be given the name of its door', { id, reason });
  }
}

interface Change {
  readonly site: string;
  readonly door: string;
  readonly which: Which;
}

/** The last backup of the intercom that hung here; empty where there is none. */
async function lastBackup({ points }: BindingCore, mac: string): Promise<string> {
  const [newest] = await points.list(idOfMac(mac));
  return newest?.name ?? '';
}

async function put(
  core: BindingCore,
  { site, door, which }: Change,
  how: 'bind' | 'replace',
): Promise<Bound> {
  const open = core.sites.get(site);
  const chosen = choose(bindableUnits(core, open.site), which);
  const { mac, unit } = chosen;
  const before = doorOf(open.site, door);
  const was = before.bound?.mac ?? '';
  const backup = how === 'replace' && was !== '' ? await lastBackup(core, was) : '';
  const at = core.clock.now();
  const after = await open.edit((now) => {
    const held = doorOf(now, door);
    const heldMac = held.bound?.mac ?? '';
    if (isSameMac(heldMac, mac)) return now;
    requireFree(now, door, mac);
    if (how === 'bind' && heldMac !== '')
      throw new AppError('binding.bound', `"${held.name}" has an intercom already: ${heldMac}.`);
    if (how === 'replace' && heldMac !== was)
      throw new AppError('site.conflict', `"${held.name}" was bound to ${heldMac} meanwhile.`);
    const predecessors =
      heldMac === '' ? held.predecessors : [...held.predecessors, { mac: heldMac, at, backup }];
    const next = { ...withUnit(held, chosen, at), predecessors: predecessors.slice(-50) };
    return { ...now, doors: now.doors.map((one) => (one.id === door ? next : one)) };
  });
  const { name, bound } = doorOf(after, door);
  const changed = !isSameMac(was, mac);
  if (changed) {
    const words =
      was === '' ? `Bound to ${mac}, ${HOW[chosen.how]}.` : `${was} was replaced by ${mac}.`;
    await open.note({
      what: was === '' ? 'bound' : 'replaced',
      title: was === '' ? `${name} bound to its intercom` : `Intercom of ${name} replaced`,
      result: words,
      said:
        was === ''
          ? { title: [say('bound', { name })], result: [say('bound-to', { mac })] }
          : { title: [say('replaced', { name })], result: [say('replaced-by', { was, mac })] },
      doors: [{ door, result: words, done: true }],
    });
    await giveName(core, unit, name);
  }
  const kept =
    how === 'replace' && was !== '' && changed && backup === ''
      ? [
          `There is no backup of ${was} on this laptop: only what the site knows is brought to the new one.`,
        ]
      : [];
  return {
    ...{ door, bound, intercom: unit?.intercom ?? null, revision: open.revision },
    notes: changed ? [...notesOf(before, chosen), ...kept] : ['It is bound to this door already.'],
  };
}

/**
 * Binds an intercom to a door that has none.
 *
 * @throws AppError `binding.taken`, `binding.bound`, `call.bad-input`, `device.not-found`, `site.*`
 */
export const bindDoor = (core: BindingCore, change: Change): Promise<Bound> =>
  put(core, change, 'bind');

/** Binds another one in one step; the one before becomes a predecessor with its last backup. */
export const replaceUnit = (core: BindingCore, change: Change): Promise<Bound> =>
  put(core, change, 'replace');

/** Takes the intercom away; a MAC that only the binding had written is no plan. */
export async function unbindDoor(
  { sites }: BindingCore,
  { site, door }: Pick<Change, 'site' | 'door'>,
): Promise<Bound> {
  const open = sites.get(site);
  const before = doorOf(open.site, door);
  await open.edit((now) => {
    const held = doorOf(now, door);
    if (held.bound === null) return now;
    const mac = isSameMac(held.mac, held.bound.mac) ? '' : held.mac;
    const next = { ...held, mac, bound: null };
    return { ...now, doors: now.doors.map((one) => (one.id === door ? next : one)) };
  });
  if (before.bound !== null) {
    const words = `${before.bound.mac} was taken away from it.`;
    await open.note({
      ...{ what: 'bound', title: `${before.name} unbound`, result: words },
      said: {
        title: [say('unbound', { name: before.name })],
        result: [say('taken-away', { mac: before.bound.mac })],
      },
      doors: [{ door, result: words, done: true }],
    });
  }
  return { door, bound: null, intercom: null, notes: [], revision: open.revision };
}

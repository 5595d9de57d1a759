import { LETTERS } from '../dialects';
import { addDoorLog } from '../door';
import { badParam, both, ok, post, text } from '../reply';
import { sentSettings, settings } from './config';
import type { Device } from '../device';
import type { ApiRequest } from '../reply';
import type { Actions } from '../reply';

/** get and set of a section of settings, by the beginnings of its keys. */
function section(...prefixes: readonly string[]): Actions {
  return {
    get: both((device) => ok(settings(device, prefixes))),
    set: setting(...prefixes),
  };
}

const setting = (...prefixes: readonly string[]): Actions[string] =>
  post((device, request) => {
    device.writeSettings(sentSettings(request, prefixes));
    return ok();
  });

/**
 * Manual, Api relay trig: mode 0 closes again by itself after `delay` seconds, mode 1 stays until it
 * is triggered again. `level` names the contact that the lock is on, and moves nothing. A relay that the model does not have is answered OK all the same (device notes 1.6).
 */
function trigger(device: Device, { data }: ApiRequest): ReturnType<typeof ok> {
  const number = Number(text(data, 'num') ?? '1');
  const mode = text(data, 'mode') ?? '0';
  const seconds = Number(text(data, 'delay') ?? '0');
  if (!Number.isInteger(number) || number < 1 || number > LETTERS.length) return badParam();
  if (!['0', '1'].includes(mode) || !(seconds >= 0 && seconds <= 65535)) return badParam();
  const index = number - 1;
  if (mode === '1') device.setRelay(index, device.state.relays[index] === 1 ? 0 : 1);
  else device.setRelay(index, 1, (seconds > 0 ? seconds : device.holdDelay(index)) * 1000);
  if (index < device.dialect.relays)
    addDoorLog(device, { name: 'HTTP API', code: '', type: 'Unknow', relay: number, open: true });
  return ok();
}

function levels(name: string, values: readonly (0 | 1)[], words: boolean): object {
  return Object.fromEntries(
    values.map((level, index) => [
      `${name}${LETTERS[index] ?? ''}`,
      // The words speak of the door, not of the contact: clients in the field read "closed" as locked.
      words ? (level === 1 ? 'open' : 'closed') : level,
    ]),
  );
}

export const relayActions: Actions = {
  ...section('Config.DoorSetting.RELAY.', 'Config.DoorSetting.DTMF.'),
  status: both((device) =>
    ok({ ...levels('Relay', device.state.relays, device.dialect.relayStatus === 'word') }),
  ),
  trig: both(trigger),
};

export const inputActions: Actions = {
  ...section('Config.DoorSetting.INPUT.'),
  // The call belongs to it, but its get does not show it (manual, Api input get).
  set: setting('Config.DoorSetting.INPUT.', 'Config.DoorSetting.Action.'),
  status: both((device) => ok({ ...levels('Input', device.state.inputs, false) })),
};

export const publicCodeActions: Actions = section('Config.DoorSetting.PASSWORD.');

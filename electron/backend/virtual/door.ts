import { LETTERS } from './dialects';
import { scheduleTokens } from './schedule-tokens';
import type { Device } from './device';
import type { Row } from './types';

export interface DoorEvent {
  readonly name: string;
  readonly code: string;
  readonly type: 'Card' | 'PIN' | 'Password' | 'Public' | 'Unknow';
  /** Number of the relay, 1 is A; 0 when none opened. */
  readonly relay: number;
  readonly open: boolean;
}

/** Adds a line to the door log in the words of the model (manual, Api doorlog; device notes 1.6). */
export function addDoorLog(device: Device, event: DoorEvent): void {
  const [Date, Time] = device.stamp();
  const line: Row = {
    Name: event.name,
    Status: event.open ? 'Succ' : 'Failed',
    Code: event.code,
    Type: event.type,
    Date,
    Time,
  };
  const extras: Row = { Relay: String(event.relay), AccessMode: '1', PicUrl: '' };
  device.state.doorLog.add(device.dialect.doorLogExtras ? { ...line, ...extras } : line);
}

interface Holder {
  readonly name: string;
  /** Numbers of the relays that open, 1 is A. */
  readonly relays: readonly number[];
}

/** Card numbers are equal whatever their case and leading zeros (device notes 1.5). */
const bare = (code: string): string => code.trim().toUpperCase().replace(/^0+/, '');

/** `DoorNum` of a key lists relays as digits; 0 stands for the first (manual, Api rfkey). */
function keyHolder(row: Row | undefined): Holder | undefined {
  if (row === undefined) return undefined;
  const digits = Array.from(row['DoorNum'] ?? '1', (digit) => Math.max(1, Number(digit) || 1));
  return { name: row['Name'] ?? '', relays: [...new Set(digits)] };
}

/** A user opens the relays behind the hyphen of each token, save for schedule 1002, Never. */
function userHolder(row: Row | undefined): Holder | undefined {
  if (row === undefined) return undefined;
  const relays = scheduleTokens(row['Relays'] ?? '')
    .filter((token) => !token.startsWith('1002-'))
    .flatMap((token) => Array.from(token.split('-')[1] ?? '', Number))
    .filter((number) => number >= 1);
  return { name: row['Name'] ?? '', relays };
}

function open(device: Device, holder: Holder | undefined): number {
  const relays = (holder?.relays ?? []).filter((number) => number <= device.dialect.relays);
  for (const number of relays) device.setRelay(number - 1, 1, device.holdDelay(number - 1) * 1000);
  return relays[0] ?? 0;
}

/** Holds a card to the reader: opens what it may open, and writes the door log. */
export function presentCard(device: Device, code: string): boolean {
  device.cardSeen(code);
  const { rfkey, user } = device.state.records;
  const key = rfkey.rows.find((row) => bare(row['Code'] ?? '') === bare(code));
  const person = user.rows.find((row) =>
    (row['CardCode'] ?? '').split(';').some((card) => card !== '' && bare(card) === bare(code)),
  );
  const holder = keyHolder(key) ?? userHolder(person);
  const relay = open(device, holder);
  addDoorLog(device, { name: holder?.name ?? '', code, type: 'Card', relay, open: relay > 0 });
  return relay > 0;
}

/** Types a PIN: public codes first, then private keys and users. */
export function enterPin(device: Device, pin: string): boolean {
  const setting = (name: string): string =>
    device.setting(`Config.DoorSetting.PASSWORD.Public${name}`);
  const isPublic =
    setting('KeyEnable') === '1' &&
    ['Key1', 'Key2', 'Key3'].some((name) => setting(name) !== '' && setting(name) === pin);
  const { privatekey, user } = device.state.records;
  const holder = isPublic
    ? { name: 'Public', relays: [1] }
    : (keyHolder(privatekey.rows.find((row) => row['Code'] === pin)) ??
      userHolder(user.rows.find((row) => pin !== '' && row['PrivatePIN'] === pin)));
  const relay = open(device, holder);
  const type = isPublic ? 'Public' : device.dialect.doorLogExtras ? 'PIN' : 'Password';
  addDoorLog(device, { name: holder?.name ?? '', code: pin, type, relay, open: relay > 0 });
  return relay > 0;
}

/** Sets the level of an input; one that is set to trigger at this level opens its relay. */
export function setInput(device: Device, name: string, level: 0 | 1): void {
  const index = LETTERS.findIndex((letter) => letter === name);
  if (index < 0 || index >= device.dialect.inputs) return;
  const before = device.state.inputs[index];
  device.state.inputs[index] = level;
  const input = (key: string): string => device.setting(`Config.DoorSetting.INPUT.${key}${name}`);
  // Option 0 triggers at the low level, 1 at the high one (manual, Api input).
  const triggers = input('Enable') === '1' && input('Option') === String(level);
  if (before === level || !triggers) return;
  const relay = Number(input('RelayId')) || 1;
  const fire = (): void => {
    device.setRelay(relay - 1, 1, device.holdDelay(relay - 1) * 1000);
    device.log(`Input ${name}: relay ${relay}`);
  };
  const seconds = Number(input('Delay')) || 0;
  if (seconds > 0) device.later(seconds * 1000, fire);
  else fire();
}

import type { Device } from './device';

const IDLE = { status: 'READY', phone: '', startedAt: 0 } as const;
const ADDRESS = /^\d{1,3}(\.\d{1,3}){3}$/;

/** `user@server` of the first registered account; the unit's own address in a direct call. */
function localIdentity(device: Device): string {
  const index = device.state.sip.findIndex(({ status }) => status === 2);
  if (index < 0) return `${device.host}@${device.host}`;
  const { userName, server } = device.account(index);
  return `${userName}@${server}`;
}

/** A number that a dial rule replaces; the first replacement is called (manual, Api dialreplace). */
function replaced(device: Device, phone: string): string {
  const rule = device.state.records.dialreplace.rows.find((row) => row['Prefix'] === phone);
  const number = rule?.['Replace1'] ?? '';
  return number === '' ? phone : number;
}

/**
 * Starts a call: RINGING, then TALKING after `answerMs`. A number needs a registered account, an
 * IP address does not. False when it cannot be: a call is up, or no account is registered.
 */
export function dial(device: Device, phone: string, displayName: string): boolean {
  const { state } = device;
  if (state.call.status !== 'READY') return false;
  const number = replaced(device, phone);
  if (!ADDRESS.test(number) && !state.sip.some(({ status }) => status === 2)) {
    device.log(`Call to ${number} failed: no account is registered`);
    return false;
  }
  const startedAt = device.clock.now();
  state.call = { status: 'RINGING', phone: number, startedAt };
  state.pastCalls.push({ phone: number, at: startedAt });
  const [Date, Time] = device.stamp();
  state.callLog.add({
    Date,
    LocalIdentity: localIdentity(device),
    Name: displayName === '' ? phone : displayName,
    Num: number,
    Time,
    Type: 'Dialed',
  });
  device.log(`Call to ${number}`);
  device.later(device.timings.answerMs, () => {
    if (state.call.startedAt === startedAt && state.call.status === 'RINGING')
      state.call = { ...state.call, status: 'TALKING' };
  });
  return true;
}

export function hangUp(device: Device): void {
  if (device.state.call.status !== 'READY') device.log('Call ended');
  device.state.call = { ...IDLE };
}

/** Presses the call button: calls `number`, or the one set up, or the first contact. */
export function press(device: Device, number?: string): boolean {
  const setUp = device.setting('Config.DoorSetting.Action.CallNum');
  const first = device.state.records.contact.rows[0]?.['Phone'] ?? '';
  const phone = number ?? (setUp === '' ? first : setUp);
  return phone !== '' && dial(device, phone, device.setting('Config.DoorSetting.Action.CallName'));
}

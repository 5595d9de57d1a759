import { json, page, type Answer } from './respond';
import type { Device } from '../device';
import { addDoorLog } from '../door';

/** A hidden form as the IT83 answers: 0 is opened, -1 is wrong credentials, both with HTTP 200. */
function hidden(value: '0' | '-1'): Answer {
  const content =
    "<form name='hiddenValForm_Div'>\n" +
    `<input id=hcSingleResult type=hidden value='${value}'>\n</form>\n`;
  const headers = { 'Content-Type': 'text/html' };
  return { status: 200, headers, body: Buffer.from(content) };
}

function operate(device: Device, query: URLSearchParams): boolean {
  const action = query.get('action');
  const number = Number(/^S?[A-D]$/.test(query.get('DoorNum') ?? '') ? 0 : query.get('DoorNum'));
  if (action !== 'OpenDoor' && action !== 'CloseDoor') return false;
  // A relay that is not wired, or a secure relay, is answered OK all the same (device notes 3).
  if (number < 1 || number > device.dialect.relays) return true;
  if (action === 'CloseDoor') device.setRelay(number - 1, 0);
  else {
    device.setRelay(number - 1, 1, device.holdDelay(number - 1) * 1000);
    addDoorLog(device, { name: 'HTTP', code: '', type: 'Unknow', relay: number, open: true });
  }
  return true;
}

/** `/fcgi/do`: relay by URL with the relay's own user and password in the query (device notes 3). */
export function openDoorByQuery(device: Device, query: URLSearchParams): Answer {
  const relay = 'Config.DoorSetting.RELAY.';
  const manual = device.dialect.relayKeys === 'NameA';
  const setting = (plain: string, family: string): string =>
    device.setting(relay + (manual ? plain : family));
  const enabled = setting('HttpTrig', 'RelayOnWeb') === '1';
  const user = setting('UserName', 'RelayOnWebUser');
  const password = setting('Password', 'RelayOnWebPwd');
  const known = query.get('UserName') === user && query.get('Password') === password;
  if (!enabled || !known) return hidden('-1');
  return operate(device, query) ? hidden('0') : hidden('-1');
}

/** `/fcgi/OpenDoor`: the same behind the sign-in of the API, for the high security mode. */
export function openDoorSigned(device: Device, query: URLSearchParams): Answer {
  return operate(device, query) ? json({ retcode: 0, message: 'OK' }) : page(400, 'Bad Request');
}

import { AUTH_MODE_LABELS } from '../auth-modes';
import { press } from '../calling';
import { LETTERS } from '../dialects';
import { enterPin, presentCard, setInput } from '../door';
import { escapeMarkup } from '../files/xml';
import { html, page, seeOther, type Answer } from './respond';
import type { Device } from '../device';

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1b1f24;background:#fff}
h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem}fieldset{border:1px solid #aab;border-radius:6px;margin:0 0 1rem;padding:1rem}
label{display:block;margin:.4rem 0}label span{display:inline-block;min-width:9rem}input,select,button{font:inherit;padding:.25rem .5rem}
.note{background:#fff3cd;border:1px solid #b58900;border-radius:6px;padding:.5rem 1rem}.said{background:#e6f4ea;border:1px solid #2e7d32;border-radius:6px;padding:.5rem 1rem}
fieldset form{display:flex;gap:.5rem;align-items:center}table{border-collapse:collapse}td{padding:.1rem 1rem .1rem 0}`;

const WHITE_LIST = [1, 2, 3, 4, 5].map((n) => `WhiteListIP0${n}`);
const KEY = 'Config.DoorSetting.APIFCGI.';

function field(name: string, label: string, value: string, type = 'text'): string {
  return `<label><span>${label}</span> <input type="${type}" name="${name}" value="${escapeMarkup(value)}" autocomplete="off"></label>`;
}

function select(
  name: string,
  label: string,
  options: readonly (readonly [string, string])[],
  chosen: string,
): string {
  const list = options.map(
    ([value, text]) =>
      `<option value="${value}"${value === chosen ? ' selected' : ''}>${text}</option>`,
  );
  return `<label><span>${label}</span> <select name="${name}">${list.join('')}</select></label>`;
}

function apiForm(device: Device): string {
  const value = (name: string): string => device.setting(KEY + name);
  const onOff = [
    ['1', 'Enabled'],
    ['0', 'Disabled'],
  ] as const;
  return `<form method="post" action="/practice/http-api"><fieldset><legend>Intercom &gt; HTTP API</legend>
${select('Enable', 'HTTP API', onOff, value('Enable'))}
${select('AuthMode', 'Auth Mode', AUTH_MODE_LABELS, value('AuthMode'))}
${field('UserName', 'User Name', value('UserName'))}
${field('Password', 'Password', value('Password'), 'password')}
${WHITE_LIST.map((name, index) => field(name, `IP0${index + 1}`, value(name))).join('\n')}
<button>Submit</button></fieldset></form>`;
}

function doorForms(device: Device): string {
  const levels = [
    ['1', 'high'],
    ['0', 'low'],
  ] as const;
  const inputs = device.state.inputs.map((level, index) => {
    const letter = LETTERS[index] ?? '';
    return `<form method="post" action="/practice/input"><input type="hidden" name="input" value="${letter}">
${select('level', `Input ${letter}`, levels, String(level))} <button>Set</button></form>`;
  });
  return `<fieldset><legend>At the door</legend>
<form method="post" action="/practice/card">${field('code', 'RF card', '00B4161D')} <button>Hold to the reader</button></form>
<form method="post" action="/practice/pin">${field('pin', 'PIN', '')} <button>Enter</button></form>
<form method="post" action="/practice/press">${field('number', 'Number', '')} <button>Press the call button</button></form>
${inputs.join('\n')}</fieldset>`;
}

function row(label: string, value: string): string {
  return `<tr><td>${label}</td><td>${escapeMarkup(value)}</td></tr>`;
}

/** The web page of a practice unit, with the form that a real unit has under Intercom > HTTP API. */
export function practicePage(device: Device, from: string, said: string | null): Answer {
  const { state, dialect } = device;
  const title = `${dialect.product} practice intercom`;
  const place = device.setting('Config.DoorSetting.DEVICENODE.Location');
  const relays = state.relays.map(
    (level, index) => `${LETTERS[index] ?? ''} ${level === 1 ? 'triggered' : 'at rest'}`,
  );
  return html(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style></head><body>
<h1>${title}</h1>
<p class="note">This is a practice unit in software. Nothing here reaches a real intercom.</p>
${said === null ? '' : `<p class="said" role="status">${escapeMarkup(said)}</p>`}
<table>${row('Place', place)}${row('MAC', device.mac)}${row('Firmware', state.firmware)}
${row('Relays', relays.join(', '))}${row('Call', state.call.status)}
${row('Address of this laptop', from)}</table>
<h2>Settings</h2>${apiForm(device)}
<h2>Door</h2>${doorForms(device)}
</body></html>`);
}

/** Carries out a form of the page and says what happened; undefined for an unknown form. */
function perform(device: Device, form: string, values: URLSearchParams): string | undefined {
  const value = (name: string): string => (values.get(name) ?? '').trim();
  switch (form) {
    case 'http-api': {
      for (const name of ['Enable', 'AuthMode', 'UserName', 'Password', ...WHITE_LIST])
        if (values.has(name)) device.state.config.set(KEY + name, value(name));
      return 'The settings are stored.';
    }
    case 'card':
      return presentCard(device, value('code'))
        ? 'The card was read and the door opened.'
        : 'The card was read. It opens no door.';
    case 'pin':
      return enterPin(device, value('pin')) ? 'The door opened.' : 'This PIN opens no door.';
    case 'press':
      return press(device, value('number') === '' ? undefined : value('number'))
        ? 'It calls.'
        : 'It cannot call: no number is set up, no account is registered, or it is in a call.';
    case 'input':
      setInput(device, value('input'), value('level') === '1' ? 1 : 0);
      return `Input ${value('input')} is ${value('level') === '1' ? 'high' : 'low'}.`;
    default:
      return undefined;
  }
}

export function practiceForm(device: Device, pathname: string, body: string): Answer {
  const said = perform(device, pathname.replace('/practice/', ''), new URLSearchParams(body));
  if (said === undefined) return page(404, 'Not Found');
  return seeOther(`/?said=${encodeURIComponent(said)}`);
}

import { packTgz, unpackTgz } from '../files/archive';
import { asText, both, file, isObject, ok, post, refused, upload } from '../reply';
import type { ApiRequest } from '../reply';
import type { Device } from '../device';
import type { Actions } from '../reply';

/** Settings whose keys begin with one of `prefixes`, as the API tells them. */
export function settings(device: Device, prefixes: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const key of device.state.config.keys())
    if (prefixes.some((prefix) => key.startsWith(prefix)))
      found[key] = device.shownSetting(key) ?? '';
  return found;
}

/** The `Config.` keys of a request with their values as text, those under `prefixes` only. */
export function sentSettings(
  request: ApiRequest,
  prefixes: readonly string[] = ['Config.'],
): Record<string, string> {
  const sent: Record<string, string> = {};
  for (const [key, value] of Object.entries(request.data)) {
    const known = asText(value);
    if (known !== undefined && prefixes.some((prefix) => key.startsWith(prefix))) sent[key] = known;
  }
  return sent;
}

function strings(value: unknown): readonly string[] | undefined {
  if (typeof value === 'string') return value.split(',');
  if (!Array.isArray(value)) return undefined;
  return value.filter((entry): entry is string => typeof entry === 'string');
}

/**
 * Three forms: all, a list of sections (`filter`), a list of keys (`item`, answered in that order).
 * `item` may sit in a second `data` as in the manual's example 3, which is no JSON at all: then
 * the keys are picked out of the body.
 */
function get(device: Device, request: ApiRequest): ReturnType<typeof ok> {
  const inner = isObject(request.data['data']) ? request.data['data'] : request.data;
  const filter = strings(inner['filter']);
  if (filter !== undefined)
    return ok(
      settings(
        device,
        filter.map((section) => section.replace(/\.?$/, '.')),
      ),
    );
  const broken = Object.keys(request.data).length === 0 && request.raw.includes('"item"');
  const keys = broken
    ? [...request.raw.matchAll(/"(Config\.[^"]+)"/g)].map((match) => match[1] ?? '')
    : strings(inner['item']);
  if (keys === undefined) return ok(settings(device, ['Config.']));
  const chosen: Record<string, string> = {};
  for (const key of keys) {
    const value = device.shownSetting(key);
    if (value !== undefined) chosen[key] = value;
  }
  return ok(chosen);
}

const FILE = 'config.cfg';

function exportText(device: Device): string {
  return [...device.state.config].map(([key, value]) => `${key} = ${value}\n`).join('');
}

/** Puts the settings of an export back. False where it is none. */
function restore(device: Device, archive: Buffer): boolean {
  const content = unpackTgz(archive)?.get(FILE)?.toString('utf8');
  if (content === undefined) return false;
  device.state.config.clear();
  for (const line of content.split('\n')) {
    const at = line.indexOf(' = ');
    if (at > 0) device.state.config.set(line.slice(0, at), line.slice(at + 3));
  }
  return true;
}

export const configActions: Actions = {
  get: both(get),
  set: post((device, request) => {
    const sent = sentSettings(request);
    device.writeSettings(sent);
    return ok(undefined, { after: () => device.obeyNetwork(sent) });
  }),
  export: both((device) =>
    file('config.tgz', packTgz([{ name: FILE, body: Buffer.from(exportText(device)) }])),
  ),
  import: upload('config', (device, { upload: sent }) => {
    const bytes = sent?.bytes;
    if (bytes === undefined || unpackTgz(bytes)?.has(FILE) !== true)
      return refused('Import Failed.');
    return ok(undefined, {
      after: () =>
        device.reboot(device.timings.rebootMs, () => {
          restore(device, bytes);
          device.takeAddress();
        }),
    });
  }),
  reset_factory: both((device) =>
    ok(undefined, {
      after: () => device.reboot(device.timings.rebootMs, () => device.resetFactory()),
    }),
  ),
};

import {
  startVirtualIntercom,
  type VirtualIntercom,
  type VirtualOptions,
} from '../../../electron/backend/virtual/index';
import { test as base, expect, type LintelApp } from './app';

/** An intercom of the test's own, signed in to, beside the practice network. */
export interface Door {
  readonly unit: VirtualIntercom;
  readonly id: string;
  /** Asks the intercom itself, past Lintel: its SIP settings as it keeps them. */
  sipSettings(): Promise<Readonly<Record<string, unknown>>>;
}

const USER = 'admin';
const PASSWORD = 'door-test-1';
const BASIC = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`;

/** One plain request with a client that shares nothing with Lintel. */
export async function askUnit(
  url: string,
  { target, action }: { readonly target: string; readonly action: string },
): Promise<Readonly<Record<string, unknown>>> {
  const response = await fetch(`${url}/api/${target}/${action}`, {
    headers: { authorization: BASIC },
  });
  const { data } = (await response.json()) as { data: Record<string, unknown> };
  return data;
}

export interface Doors {
  /** Starts an intercom and signs in to it. A password of its own, so nothing needs attention. */
  open(options?: Partial<VirtualOptions>): Promise<Door>;
  /** The same, and opens the window at a part of it, such as `sip`. */
  at(part: string, options?: Partial<VirtualOptions>): Promise<Door>;
}

async function openDoor(app: LintelApp, options: Partial<VirtualOptions>): Promise<Door> {
  const unit = await startVirtualIntercom({
    model: 'A05',
    auth: { mode: 'basic', username: USER, password: PASSWORD },
    speed: { registerMs: 300, rebootMs: 2500 },
    ...options,
  });
  const { id } = await app.call('intercoms.connect', {
    address: unit.address,
    username: USER,
    password: PASSWORD,
  });
  return {
    unit,
    id,
    sipSettings: () => askUnit(unit.url, { target: 'sip', action: 'get' }),
  };
}

export const test = base.extend<{ doors: Doors }>({
  doors: async ({ app }, use) => {
    const open: VirtualIntercom[] = [];
    const start: Doors['open'] = async (options = {}) => {
      const door = await openDoor(app, options);
      open.push(door.unit);
      return door;
    };
    await use({
      open: start,
      async at(part, options) {
        const door = await start(options);
        await app.open(`#/intercom/${door.id}/${part}`);
        return door;
      },
    });
    for (const unit of open) await unit.stop();
  },
});

export { expect };

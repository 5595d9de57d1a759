import { randomBytes } from 'node:crypto';
import { press } from './calling';
import { Device, type DeviceHooks } from './device';
import { DIALECTS, LETTERS } from './dialects';
import { enterPin, presentCard, setInput } from './door';
import { FaultPlan } from './faults';
import { Gate } from './http/gate';
import { IntercomServer } from './http/server';
import type { RecordedRequest, VirtualIntercom, VirtualOptions } from './types';

/** Requests that are remembered at most. */
const REQUEST_LIMIT = 10_000;

/** An address under Akuvox's own prefix (device notes 4). */
function inventedMac(): string {
  const tail = [...randomBytes(3)].map((byte) => byte.toString(16).padStart(2, '0'));
  return ['0C', '11', '05', ...tail].join(':').toUpperCase();
}

/** A restart that is under way; `done` resolves when the intercom answers again. */
interface Absence {
  readonly gone: Promise<void>;
  readonly done: Promise<void>;
}

/**
 * Starts a virtual intercom: a real HTTP server that behaves as a real unit of the model does. It
 * listens when the promise resolves.
 *
 * @throws when the port is taken.
 */
export async function startVirtualIntercom(options: VirtualOptions): Promise<VirtualIntercom> {
  const host = options.host ?? '127.0.0.1';
  const mac = options.mac ?? inventedMac();
  const requests: RecordedRequest[] = [];
  const server = new IntercomServer({
    host,
    port: options.port ?? 0,
    httpsPort: options.httpsPort ?? 0,
    https: options.https ?? false,
    commonName: `${DIALECTS[options.model].product} ${mac}`,
  });
  let absence: Absence | undefined;
  const life = { over: false };

  /** Goes away, waits, boots and comes back. Failing to come back leaves it unreachable. */
  const restart = (ms: number, boot: () => void): void => {
    if (life.over || absence !== undefined) return;
    const gone = server.close();
    const done = (async () => {
      await gone;
      if (life.over) return;
      await new Promise<void>((resolve) => device.later(ms, resolve));
      boot();
      gate.forgetNonces();
      await server.open();
      absence = undefined;
    })();
    // Whoever waits for it learns of a failure; without anybody it stays unreachable.
    done.catch(() => undefined);
    absence = { gone, done };
  };

  const relayMoved = (index: number, level: 0 | 1): void => {
    for (const contact of options.contacts ?? [])
      if (contact.relay === LETTERS[index])
        device.later(contact.afterMs, () => setInput(device, contact.input, level === 1 ? 0 : 1));
  };
  let place = host;
  const settle: DeviceHooks['settle'] = ({ host: next, port }) => {
    if (next !== undefined) server.setHost((place = next));
    if (port !== undefined) server.setPort(port);
  };
  const device = new Device(options, { mac, host }, { restart, settle, relayMoved });
  const gate = new Gate(device);
  const faults = new FaultPlan();
  server.answerWith({
    device,
    gate,
    faults,
    record: (request) => {
      requests.push(request);
      if (requests.length > REQUEST_LIMIT) requests.shift();
    },
    redirectTo: (path) =>
      options.https === 'redirect'
        ? `https://${host}:${server.securePort ?? 443}${path}`
        : undefined,
  });
  await server.open();
  device.log('System started');

  const reopen = async (change: () => void): Promise<void> => {
    await absence?.done;
    await server.close();
    change();
    await server.open();
  };
  return {
    get url() {
      return `${options.https === true ? 'https' : 'http'}://${place}:${server.port}`;
    },
    get address() {
      return `${place}:${server.port}`;
    },
    get secureUrl() {
      return server.securePort === undefined ? undefined : `https://${host}:${server.securePort}`;
    },
    get fingerprint() {
      return server.certificate?.fingerprint;
    },
    mac,
    model: options.model,
    state: device.state,
    faults,
    requests,
    get reachable() {
      return absence === undefined && !life.over;
    },
    press: (number) => press(device, number),
    presentCard: (code) => presentCard(device, code),
    enterPin: (pin) => enterPin(device, pin),
    setInput: (name, level) => setInput(device, name, level),
    async reboot() {
      device.reboot();
      await absence?.gone;
    },
    whenReachable: () => absence?.done ?? Promise.resolve(),
    async moveTo(port) {
      if (absence === undefined) return reopen(() => server.setPort(port));
      // It is restarting: it comes back on the other port.
      server.setPort(port);
      await absence.done;
    },
    renewCertificate: () => reopen(() => server.makeCertificate()),
    async stop() {
      if (life.over) return;
      life.over = true;
      faults.clear();
      device.stopTimers();
      await server.close();
    },
  };
}

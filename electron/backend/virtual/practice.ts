import { FOREIGN_BYTE } from './http/respond';
import { startVirtualIntercom } from './intercom';
import type { PracticeIntercom } from '../ports';
import type { Row, VirtualIntercom, VirtualOptions, VirtualTimings } from './types';

export interface PracticeOptions {
  /** First of the fixed ports, one per intercom and one more for HTTPS; any free ones unless told. */
  readonly basePort?: number;
  /** Waiting times; those of real units, shortened, unless told. */
  readonly speed?: Partial<VirtualTimings>;
}

export interface PracticeNetwork {
  readonly units: readonly PracticeIntercom[];
  readonly intercoms: readonly VirtualIntercom[];
  stop(): Promise<void>;
}

/** Long enough to be seen on the screen, short enough to practise with. */
const PRACTICE_SPEED: Partial<VirtualTimings> = {
  rebootMs: 8000,
  upgradeMs: 15_000,
  registerMs: 2000,
  answerMs: 4000,
  scanMs: 10_000,
};

interface Plan {
  readonly place: string;
  readonly note: string;
  readonly options: VirtualOptions;
}

const contact = (Name: string, Phone: string): Row => ({ Name, Phone, Group: '', DialType: '0' });

/** A card that works on every day, all day. */
const card = (Name: string, Code: string): Row => ({
  ...{ Name, Code, DoorNum: '1', TimeStart: '00:00', TimeEnd: '00:00', Tags: '0', Frequency: '0' },
  ...{ Mon: '1', Tue: '1', Wed: '1', Thur: '1', Fri: '1', Sat: '1', Sun: '1' },
});

/** Six units of one building, each with its own trouble. */
const BUILDING: readonly Plan[] = [
  {
    place: 'Bicycle cellar',
    note: 'Bicycle cellar. Basic sign-in, admin / httpapi.',
    options: { model: 'A01', mac: '0C:11:05:0A:01:11', auth: { mode: 'basic' } },
  },
  {
    place: 'Side entrance',
    note: 'Side entrance. The API password was changed to site-2024.',
    options: {
      model: 'A03',
      mac: '0C:11:05:0A:03:12',
      auth: { mode: 'digest', password: 'site-2024' },
    },
  },
  {
    place: 'Main entrance',
    note: 'Main entrance. Digest sign-in, admin / httpapi.',
    options: {
      model: 'A05',
      mac: '0C:11:05:0A:05:13',
      auth: { mode: 'digest' },
      seed: {
        rfkey: [card('Caretaker', '00B4161D')],
        contact: [contact('Apartment 1', '101'), contact('Apartment 2', '102')],
      },
    },
  },
  {
    place: 'Garage gate',
    note: 'Garage gate. White list without this laptop: open its web page to add it.',
    options: {
      model: 'E18C',
      mac: '0C:11:05:0E:18:14',
      auth: { mode: 'whitelist', whitelist: ['192.168.1.10'] },
      seed: { contact: [contact(`Caf${FOREIGN_BYTE} in the yard`, '192.168.1.40')] },
    },
  },
  {
    place: 'Front door',
    note: 'Front door. HTTP points to HTTPS with its own certificate; admin / httpapi.',
    options: {
      model: 'X916',
      mac: '0C:11:05:09:16:15',
      auth: { mode: 'digest' },
      https: 'redirect',
      // The door has a contact at input A; nothing is wired to relay D.
      unwired: ['D'],
      contacts: [{ relay: 'A', input: 'A', afterMs: 600 }],
      config: { 'Config.DoorSetting.INPUT.EnableA': '0' },
    },
  },
  {
    place: 'Lobby',
    note: 'Lobby. The HTTP API is switched off: open its web page to switch it on.',
    options: { model: 'S532', mac: '0C:11:05:05:32:16', auth: { mode: 'disabled' } },
  },
];

/**
 * Starts the practice network: six virtual intercoms on loopback.
 *
 * @throws when one of the ports is taken; those that had started are stopped then.
 */
export async function startPracticeNetwork(
  options: PracticeOptions = {},
): Promise<PracticeNetwork> {
  const { basePort } = options;
  const started: VirtualIntercom[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(started.map((intercom) => intercom.stop()));
  };
  try {
    for (const [index, plan] of BUILDING.entries())
      started.push(
        await startVirtualIntercom({
          ...plan.options,
          config: {
            ...plan.options.config,
            'Config.DoorSetting.DEVICENODE.Location': plan.place,
          },
          speed: { ...PRACTICE_SPEED, ...options.speed },
          port: basePort === undefined ? 0 : basePort + index,
          httpsPort: basePort === undefined ? 0 : basePort + BUILDING.length,
        }),
      );
  } catch (error) {
    await stop();
    throw error;
  }
  const units = started.map((intercom, index) => ({
    address: intercom.address,
    model: intercom.model,
    mac: intercom.mac,
    note: BUILDING[index]?.note ?? '',
  }));
  return { units, intercoms: started, stop };
}

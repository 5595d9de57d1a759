import { z } from 'zod';
import { errorDataSchema } from '../../../shared/contract/envelope';
import {
  intercomIdSchema,
  intercomSchema,
  signInStateSchema,
  type Intercom,
} from '../../../shared/contract/intercoms';
import type { Clock, Log } from '../ports';
import { openJsonFile } from './json-file';

/** An intercom as it is kept: without what belongs to its model and without secrets. */
const storedIntercomSchema = intercomSchema.omit({ capabilities: true }).extend({
  id: intercomIdSchema,
  state: signInStateSchema,
  problem: errorDataSchema.nullable(),
});
export type StoredIntercom = Readonly<z.infer<typeof storedIntercomSchema>>;

const schema = z.object({
  version: z.literal(1),
  intercoms: z.array(storedIntercomSchema),
  /** SHA-256 of the certificate trusted on first use, lower-case hex, by MAC. */
  pins: z.record(z.string(), z.string()),
});

/** Known intercoms by their MAC, with the certificates that were trusted. */
export interface IntercomStore {
  all(): readonly StoredIntercom[];
  get(id: string): StoredIntercom | undefined;
  byMac(mac: string): StoredIntercom | undefined;
  byAddress(address: string): StoredIntercom | undefined;
  put(intercom: StoredIntercom): Promise<void>;
  remove(id: string): Promise<void>;
  pinOf(mac: string): string | undefined;
  setPin(mac: string, fingerprint: string): Promise<void>;
  /** The next certificate of this unit is trusted as a first one is. */
  dropPin(mac: string): Promise<void>;
  flush(): Promise<void>;
}

/** The id of an intercom is its MAC without colons, so that every computer gives it the same. */
export function idOfMac(mac: string): string {
  return mac.replaceAll(/[^0-9A-Fa-f]/g, '').toUpperCase();
}

/** A new entry about an intercom of which only its identity is known. */
export function newStoredIntercom(
  known: Pick<Intercom, 'mac' | 'model' | 'firmware' | 'hardware' | 'address'>,
): StoredIntercom {
  return {
    id: idOfMac(known.mac),
    name: '',
    notes: '',
    ...known,
    state: 'wants-password',
    auth: null,
    username: null,
    factoryPassword: false,
    lastSeen: null,
    problem: null,
  };
}

export async function openIntercomStore(options: {
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<IntercomStore> {
  const file = await openJsonFile({
    ...options,
    name: 'intercoms',
    schema,
    empty: { version: 1, intercoms: [], pins: {} },
  });
  const find = (test: (intercom: StoredIntercom) => boolean) => file.value.intercoms.find(test);

  return {
    all: () => file.value.intercoms,
    get: (id) => find((intercom) => intercom.id === id),
    byMac: (mac) => find((intercom) => intercom.id === idOfMac(mac)),
    byAddress: (address) => find((intercom) => intercom.address === address),
    put: (intercom) =>
      file.update((all) => {
        const at = all.intercoms.findIndex(({ id }) => id === intercom.id);
        const intercoms = at < 0 ? [...all.intercoms, intercom] : all.intercoms.with(at, intercom);
        return { ...all, intercoms };
      }),
    remove: (id) =>
      file.update((all) => ({
        ...all,
        intercoms: all.intercoms.filter((intercom) => intercom.id !== id),
        pins: Object.fromEntries(Object.entries(all.pins).filter(([mac]) => idOfMac(mac) !== id)),
      })),
    pinOf: (mac) => file.value.pins[mac],
    dropPin: (mac) =>
      file.update((all) => ({
        ...all,
        pins: Object.fromEntries(Object.entries(all.pins).filter(([pinned]) => pinned !== mac)),
      })),
    setPin: (mac, fingerprint) =>
      file.update((all) => ({ ...all, pins: { ...all.pins, [mac]: fingerprint } })),
    flush: () => file.flush(),
  };
}

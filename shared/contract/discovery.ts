import { z } from 'zod';
import { call, event } from './define';
import { signInStateSchema } from './intercoms';

/** A network card of this computer with one IPv4 address on it. */
export const networkCardSchema = z.object({
  /** The system's name, for example `eth0` or `Wi-Fi`. */
  name: z.string(),
  address: z.string(),
  /** In CIDR form, for example `192.168.1.0/24`. */
  subnet: z.string(),
  mac: z.string(),
  kind: z.enum(['wired', 'wireless', 'vpn', 'virtual', 'loopback', 'unknown']),
  /** How many addresses the subnet has; a subnet over 4096 is not searched unless a range is typed. */
  hosts: z.number(),
  /** Whether "Search everywhere" asks this subnet. */
  searched: z.boolean(),
  /** Intercoms heard on it in the last search. */
  heard: z.number(),
  /** What is wrong with it in plain words, or empty. */
  problem: z.string(),
});
export type NetworkCard = z.infer<typeof networkCardSchema>;

export const sourceSchema = z.enum(['sweep', 'mdns', 'onvif', 'manual', 'list', 'practice']);
export type Source = z.infer<typeof sourceSchema>;

/** One row of the Find table. */
export const foundSchema = z.object({
  /** The MAC without colons where it is known, else the address. */
  key: z.string(),
  /** Of the known intercom with this MAC, or null. */
  intercomId: z.string().nullable(),
  name: z.string(),
  model: z.string(),
  mac: z.string(),
  firmware: z.string(),
  /** As `intercoms.connect` takes it. */
  address: z.string(),
  state: signInStateSchema,
  /** How it was found; several where several ways agree. */
  sources: z.array(sourceSchema),
  /** Name of the network card that heard it. */
  card: z.string(),
  /** Against the search before: `left` rows stay in the list until the technician clears them. */
  change: z.enum(['new', 'same', 'moved', 'left']),
  /** Where it was before it moved. */
  previousAddress: z.string(),
  /** Milliseconds since 1970. */
  lastSeen: z.number(),
});
export type Found = z.infer<typeof foundSchema>;

export const searchProgressSchema = z.object({
  scanning: z.boolean(),
  asked: z.number(),
  total: z.number(),
  found: z.number(),
  /** Seconds since the search began, or that it took. */
  seconds: z.number(),
  /** What is searched, as a person reads it: `192.168.1.0/24 (eth0)`. */
  targets: z.array(z.string()),
});
export type SearchProgress = z.infer<typeof searchProgressSchema>;

export const discoverySchema = z.object({
  progress: searchProgressSchema,
  found: z.array(foundSchema),
  cards: z.array(networkCardSchema),
});
export type Discovery = z.infer<typeof discoverySchema>;

const exampleDiscovery: Discovery = {
  progress: {
    scanning: false,
    asked: 254,
    total: 254,
    found: 1,
    seconds: 1.4,
    targets: ['192.168.1.0/24 (eth0)'],
  },
  found: [
    {
      key: '0C1105078B71',
      intercomId: null,
      name: '',
      model: 'R29S',
      mac: '0C:11:05:07:8B:71',
      firmware: '29.31.101.624',
      address: '192.168.1.78',
      state: 'wants-password',
      sources: ['sweep'],
      card: 'eth0',
      change: 'new',
      previousAddress: '',
      lastSeen: 1795000000000,
    },
  ],
  cards: [],
};

export const discoveryCalls = {
  'discovery.scan': call({
    summary:
      'Searches for intercoms and answers when the search is over; rows come as events meanwhile. With nothing given it searches the subnets of every network card; while the practice network runs, only that. Cancelling the call, or discovery.stop, ends it at once with what was found.',
    input: z.object({
      /** `192.168.1.0/24`, `10.0.0.5-80`, `10.0.0.5-10.0.1.20`, one address, or a host name; with `:port` where it is not 80/443. */
      ranges: z.array(z.string().trim().min(1).max(255)).max(64).optional(),
      /** Token of a CSV or text file with one host a line or a column `address`/`ip`/`host`. */
      hostsFile: z.string().max(64).optional(),
      /** Names of network cards to search; every suitable one unless told. */
      cards: z.array(z.string().max(64)).max(64).optional(),
    }),
    output: discoverySchema,
    example: { input: { ranges: ['192.168.1.0/24'] }, output: exampleDiscovery },
  }),
  'discovery.get': call({
    summary: 'Gives the list as it stands, with the progress of a running search.',
    input: z.object({}),
    output: discoverySchema,
    example: { input: {}, output: exampleDiscovery },
  }),
  'discovery.stop': call({
    summary: 'Stops a running search; what was found stays.',
    input: z.object({}),
    output: discoverySchema,
    example: { input: {}, output: exampleDiscovery },
  }),
  'discovery.clear': call({
    summary: 'Empties the list, or takes only the rows out that were not seen in the last search.',
    input: z.object({ onlyLeft: z.boolean().default(false) }),
    output: discoverySchema,
    example: { input: { onlyLeft: true }, output: exampleDiscovery },
  }),
  'network.cards': call({
    summary: 'Lists the network cards of this computer and what is wrong with each.',
    input: z.object({}),
    output: z.object({ cards: z.array(networkCardSchema) }),
    example: {
      input: {},
      output: {
        cards: [
          {
            name: 'eth0',
            address: '192.168.1.10',
            subnet: '192.168.1.0/24',
            mac: '00:11:22:33:44:55',
            kind: 'wired',
            hosts: 254,
            searched: true,
            heard: 1,
            problem: '',
          },
        ],
      },
    },
  }),
};

export const discoveryEvents = {
  'discovery.progress': event({
    summary: 'A search went on; at most ten a second.',
    payload: searchProgressSchema,
    snapshot: 'discovery.get',
  }),
  'discovery.found': event({
    summary: 'Rows of the list that are new or changed.',
    payload: z.object({ rows: z.array(foundSchema), gone: z.array(z.string()) }),
    snapshot: 'discovery.get',
  }),
};

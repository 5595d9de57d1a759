import { viewOf } from './types';

export const ETHER_IPV4 = 0x0800;
export const ETHER_IPV6 = 0x86dd;

/** 802.1Q, 802.1ad and the older tag that some switches stack; any number of them. */
const VLAN_TAGS: ReadonlySet<number> = new Set([0x8100, 0x88a8, 0x9100]);

/** LINKTYPE_ values (draft-ietf-opsawg-pcaplinktype). */
const LINK = {
  null: 0,
  ethernet: 1,
  raw: new Set([12, 14, 101]),
  loop: 108,
  cooked: 113,
  ipv4: 228,
  ipv6: 229,
  cooked2: 276,
} as const;

/** What a frame carries: its EtherType and the bytes after it. */
export interface Carried {
  readonly type: number;
  readonly bytes: Uint8Array;
}

/** @returns undefined where the frame is too short, or of a kind that carries no IP. */
export function carriedBy(frame: Uint8Array, link: number): Carried | undefined {
  if (LINK.raw.has(link)) return bare(frame);
  switch (link) {
    case LINK.ethernet:
      return afterTags(frame, 12);
    case LINK.cooked:
      return afterTags(frame, 14);
    case LINK.cooked2: {
      if (frame.length < 20) return undefined;
      const type = viewOf(frame).getUint16(0);
      // The tag itself begins the payload here, without its type.
      return VLAN_TAGS.has(type) ? afterTags(frame, 22) : { type, bytes: frame.subarray(20) };
    }
    case LINK.ipv4:
      return { type: ETHER_IPV4, bytes: frame };
    case LINK.ipv6:
      return { type: ETHER_IPV6, bytes: frame };
    case LINK.null:
    case LINK.loop:
      // Four bytes name the family, differently on every system; the packet itself says it as well.
      return frame.length > 4 ? bare(frame.subarray(4)) : undefined;
    default:
      return undefined;
  }
}

function bare(packet: Uint8Array): Carried | undefined {
  const version = (packet[0] ?? 0) >> 4;
  if (version === 4) return { type: ETHER_IPV4, bytes: packet };
  return version === 6 ? { type: ETHER_IPV6, bytes: packet } : undefined;
}

/** `at` is where the EtherType stands. */
function afterTags(frame: Uint8Array, at: number): Carried | undefined {
  const view = viewOf(frame);
  for (let place = at; place + 2 <= frame.length; place += 4) {
    const type = view.getUint16(place);
    if (!VLAN_TAGS.has(type)) return { type, bytes: frame.subarray(place + 2) };
  }
  return undefined;
}

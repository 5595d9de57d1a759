import type { EditableKind } from '../contract/records';
import type { Settings } from '../contract/settings';
import type { PresentRows } from '../device/record-work';
import { RECORD_KINDS } from '../device/records';
import { RELAY_FIELDS, settingLetters } from '../device/setting-fields';
import { limitsOf } from '../device/rules';

/**
 * What was read of the intercom of a door. Which lists it has is what it answered, never what its
 * model's name promises.
 */
export interface DoorRead {
  readonly model: string;
  readonly firmware: string;
  /** In the intercom's own form. */
  readonly settings: Settings;
  /** Lists that it has, those that came whole. */
  readonly lists: Partial<Readonly<Record<EditableKind, PresentRows>>>;
  /** Lists that it has but that could not be read, or not whole, and why, in words. */
  readonly unread: Partial<Readonly<Record<EditableKind, string>>>;
  /** Functions (`contact/add`) that this firmware has said it does not know. */
  readonly lacks: ReadonlySet<string>;
  /**
   * Keys of passwords of which it is known that the intercom holds what the site wants, although
   * what it shows is a mask or another form.
   */
  readonly proven: ReadonlySet<string>;
}

/** What could not be read of what a site writes: keys where people have records are none of it. Pure. */
export function unreadWords({ lists, unread }: DoorRead): readonly string[] {
  return Object.entries(unread).flatMap(([kind, words]) =>
    lists.user && (kind === 'privatekey' || kind === 'rfkey') ? [] : [words],
  );
}

/** How a door lets people in: by records of people, or by lists of PINs and cards. */
export type PeopleForm = 'users' | 'keys' | 'none' | 'unread';

/** Pure. */
export function peopleForm({ lists, unread }: DoorRead): PeopleForm {
  if (lists.user) return 'users';
  if (unread.user !== undefined) return 'unread';
  if (lists.privatekey || lists.rfkey) return 'keys';
  return unread.privatekey !== undefined || unread.rfkey !== undefined ? 'unread' : 'none';
}

/**
 * How many relays it has: as many as it has settings for, since a setting of a relay that a model
 * lacks is absent (device notes 1.7); by its model where it has none at all.
 */
export function relayCount({ settings, model }: Pick<DoorRead, 'settings' | 'model'>): number {
  const told = settingLetters(RELAY_FIELDS, settings).length;
  return told > 0 ? told : limitsOf(model).doors;
}

/** Why rows of this list cannot be written; empty where they can. */
export function notWritable(read: DoorRead, kind: EditableKind): string {
  const { many } = RECORD_KINDS[kind];
  const unread = read.unread[kind];
  if (unread !== undefined) return `Its ${many} could not be read: ${unread}`;
  const list = read.lists[kind];
  if (!list) return `This intercom has no list of ${many}.`;
  // The apartment book of an X915S: rows without an ID, and nothing can be added (device notes 1.6).
  if (kind === 'contact' && list.rows.some((row) => row['ID'] === undefined && 'APTName' in row))
    return 'This intercom keeps an apartment book that cannot be written from outside. Enter it on its web page.';
  if (read.lacks.has(`${kind}/add`)) return `This firmware takes no ${many} from outside.`;
  return '';
}

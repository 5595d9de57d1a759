import type { Door, Site } from './document';
import type { DoorRead } from './door-read';
import { projectContacts } from './project-contacts';
import { projectDialRules } from './project-dial-rules';
import { projectPeople } from './project-people';
import { projectSchedules } from './project-schedules';
import { projectSettings, type RefusedSetting, type WantedSetting } from './project-settings';
import type { Projected } from './wanted';

/** What the site wants of the intercom of one door, in the intercom's own terms. */
export interface Projection extends Projected {
  readonly settings: readonly WantedSetting[];
  readonly settingsRefused: readonly RefusedSetting[];
}

/**
 * Rows for the lists that the intercom has, and settings in its spelling. Pure: the same site and
 * the same reading give the same.
 */
export function projectDoor(site: Site, door: Door, read: DoorRead): Projection {
  const people = projectPeople(site, door, read);
  const parts: readonly Projected[] = [
    projectSchedules(people.schedules, read),
    people,
    projectContacts(site, door, read),
    projectDialRules(site, door, read),
  ];
  const settings = projectSettings(site, door, read);
  return {
    rows: parts.flatMap((part) => part.rows),
    refused: parts.flatMap((part) => part.refused),
    settings: settings.wanted,
    settingsRefused: settings.refused,
  };
}

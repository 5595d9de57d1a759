/** Takes the secrets out of a site and puts them back. Pure; sealing is the store's. */
import { z } from 'zod';
import { holdsSecret, MASK } from '../device/secret-mask';
import type { Settings } from '../contract/settings';
import type { Site } from './document';

/** What is sealed: values by the place they belong to, such as `person/ID/pins`. */
export const siteSecretsSchema = z.record(z.string(), z.array(z.string()));
export type SiteSecrets = z.infer<typeof siteSecretsSchema>;

/** What becomes of the secrets of one place; gets and gives as many as there are. */
type Visit = (place: string, values: readonly string[]) => readonly string[];

function visitOne(visit: Visit, place: string, value: string): string {
  return value === '' ? '' : (visit(place, [value])[0] ?? '');
}

function visitSettings(visit: Visit, place: string, values: Settings): Settings {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      // A mask stands for an address with a login in it too, which its key does not tell.
      isHidden(value) || holdsSecret(key, value)
        ? visitOne(visit, `${place}/${key}`, value)
        : value,
    ]),
  );
}

/** The one place that knows where secrets stand in a site. */
function visitSecrets(site: Site, visit: Visit): Site {
  return {
    ...site,
    login: { ...site.login, password: visitOne(visit, 'login', site.login.password) },
    people: site.people.map((person) => ({
      ...person,
      cards: [...visit(`person/${person.id}/cards`, person.cards)],
      pins: [...visit(`person/${person.id}/pins`, person.pins)],
    })),
    doors: site.doors.map((door) => ({
      ...door,
      settings: visitSettings(visit, `door/${door.id}`, door.settings),
      accounts: door.accounts.map((account) => ({
        ...account,
        password: visitOne(visit, `door/${door.id}/account/${account.account}`, account.password),
      })),
    })),
    presets: site.presets.map((preset) => ({
      ...preset,
      values: visitSettings(visit, `preset/${preset.id}`, preset.values),
    })),
  };
}

/** The site with a mask for each secret, and the secrets beside it. */
export function splitSecrets(site: Site): { readonly open: Site; readonly secrets: SiteSecrets } {
  const secrets: Record<string, string[]> = {};
  const open = visitSecrets(site, (place, values) => {
    if (values.length > 0) secrets[place] = [...values];
    return values.map(() => MASK);
  });
  return { open, secrets };
}

/**
 * Puts secrets where masks stand. A mask without its secret stays, so that it can be told; what is
 * no mask is newer than the sealed part and stays too.
 */
export function joinSecrets(open: Site, secrets: SiteSecrets): Site {
  return visitSecrets(open, (place, values) => {
    const kept = secrets[place] ?? [];
    return values.map((value, at) => (isHidden(value) ? (kept[at] ?? MASK) : value));
  });
}

/** Whether a value stands for a secret that is not known. */
export function isHidden(value: string): boolean {
  return value === MASK;
}

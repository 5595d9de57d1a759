import type { Template, TemplateChange, TemplateChoice } from '../contract/templates';
import type { Settings } from '../contract/settings';
import { describeConfigKey, isSecretKey } from '../device/config-keys';
import { identityOf } from '../device/identity-keys';
import { holdsSecret, shown } from '../device/secret-mask';
import { valueWords, wordsOfKey } from './settings';

/** Why a setting does not go into a template, which lies open on this computer; empty where it does. */
export function whyRefused(key: string, value: string): string {
  return isSecretKey(key) || holdsSecret(key, value)
    ? 'Passwords and codes do not go into a template.'
    : '';
}

/** Every setting of an intercom as it may be ticked for a template. Pure. */
export function templateChoices(settings: Settings): readonly TemplateChoice[] {
  return Object.entries(settings)
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([key, value]) => {
      const { danger } = describeConfigKey(key);
      const identity = identityOf(key);
      return {
        ...{
          key,
          ...wordsOfKey(key),
          value: shown(key, value),
          words: valueWords(key, value),
        },
        ...{ identity, danger },
        ticked: identity === '' && danger === 'none' && whyRefused(key, value) === '',
        refused: whyRefused(key, value),
      };
    });
}

/** Whether writing a setting to many has to be confirmed: it is identity, or may cut them off. */
export function isDangerous(key: string): boolean {
  return identityOf(key) !== '' || describeConfigKey(key).danger !== 'none';
}

/** What a template would do to an intercom that has these settings, line by line. Pure. */
export function templateChanges(
  { values }: Pick<Template, 'values'>,
  settings: Settings,
): readonly TemplateChange[] {
  return Object.entries(values)
    .filter(([key]) => !isSecretKey(key))
    .map(([key, after]) => {
      const before = settings[key] ?? null;
      const { label, sectionLabel } = wordsOfKey(key);
      const same = before !== null && before.trim() === after.trim();
      return {
        ...{ key, label, sectionLabel, before, after },
        beforeWords: valueWords(key, before),
        afterWords: valueWords(key, after),
        state: before === null ? 'lacks' : same ? 'same' : 'change',
        identity: identityOf(key),
        danger: describeConfigKey(key).danger,
      };
    });
}

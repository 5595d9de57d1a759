import type { TFunction } from 'i18next';
import type { ListTexts } from './items-list';

/** Topics below `site` that have the texts of a list. */
export type ListTopic = 'doors' | 'people' | 'servers' | 'schedules' | 'dialRules' | 'presets';

/** The texts of a list of the site. */
export function listTexts(t: TFunction, topic: ListTopic): ListTexts {
  return {
    list: t(`site.${topic}.list`),
    add: t(`site.${topic}.add`),
    remove: (count) => t(`site.${topic}.remove`, { count }),
    removeTitle: (count, name) => t(`site.${topic}.removeTitle`, { count, name }),
    removeText: t(`site.${topic}.removeText`),
    emptyTitle: t(`site.${topic}.emptyTitle`),
    emptyText: t(`site.${topic}.emptyText`),
  };
}

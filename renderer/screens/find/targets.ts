import type { TFunction } from 'i18next';

/** Networks named in one line; the rest of a long list is counted. */
export function targetsInWords(targets: readonly string[], t: TFunction, most = 2): string {
  const named = targets.slice(0, most).join(', ');
  const more = targets.length - most;
  return more > 0 ? t('find.and', { first: named, count: more }) : named;
}

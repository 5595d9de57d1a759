/** The parts of a site, in the order in which a technician comes to them. */
export const SITE_TABS = [
  'doors',
  'people',
  'defaults',
  'plan',
  'acceptance',
  'hand-over',
  'history',
] as const;
export type SiteTab = (typeof SITE_TABS)[number];

export function isSiteTab(tab: string): tab is SiteTab {
  return SITE_TABS.some((one) => one === tab);
}

import type { SiteTabProps } from '../tab-body';
import { Facts } from './facts';

/** What holds for the whole site. */
export function DefaultsTab({ state, document }: SiteTabProps) {
  return <Facts key={state.site} state={state} document={document} />;
}

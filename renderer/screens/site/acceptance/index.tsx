import type { SiteTabProps } from '../tab-body';
import { Security } from './security';

/** What proves that the building is as it should be. */
export function AcceptanceTab({ state }: SiteTabProps) {
  return <Security site={state.site} />;
}

import type { SiteState, SiteView } from '../../../shared/contract/site';
import { assertNever } from '../../../shared/assert';
import { AcceptanceTab } from './acceptance';
import { DefaultsTab } from './defaults';
import { DoorsTab } from './doors';
import { HandOverTab } from './hand-over';
import { HistoryTab } from './history';
import { PeopleTab } from './people';
import { PlanTab } from './plan';
import type { SiteTab } from './tabs';

export interface SiteTabProps {
  readonly state: SiteState;
  readonly document: SiteView;
}

/** The part of a site that was chosen. */
export function SiteTabBody({ tab, ...props }: SiteTabProps & { readonly tab: SiteTab }) {
  switch (tab) {
    case 'doors':
      return <DoorsTab {...props} />;
    case 'people':
      return <PeopleTab {...props} />;
    case 'defaults':
      return <DefaultsTab {...props} />;
    case 'plan':
      return <PlanTab {...props} />;
    case 'acceptance':
      return <AcceptanceTab {...props} />;
    case 'hand-over':
      return <HandOverTab {...props} />;
    case 'history':
      return <HistoryTab {...props} />;
    default:
      return assertNever(tab);
  }
}

import {
  IconAdjustments,
  IconArrowBigUpLines,
  IconCpu,
  IconActivityHeartbeat,
  IconAddressBook,
  IconArrowsShuffle,
  IconDoor,
  IconHome,
  IconKey,
  IconPhone,
  IconPhoneCall,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Intercom } from '../../../shared/contract/intercoms';
import { toHash } from '../../router';
import { lacksAll } from './capability';
import classes from './intercom.module.css';

interface PartInfo {
  readonly icon: Icon;
  /** Functions of the HTTP API; where the intercom said no to each of them, the part is lacking. */
  readonly needs: readonly string[];
}

/** The parts of an intercom, in the order in which they stand in the list. */
const INFO = {
  overview: { icon: IconHome, needs: [] },
  sip: { icon: IconPhone, needs: ['sip/get'] },
  door: { icon: IconDoor, needs: ['relay/get', 'relay/status', 'input/get'] },
  codes: { icon: IconKey, needs: ['publiccode/get', 'privatekey/get', 'rfkey/get', 'user/get'] },
  users: { icon: IconUsers, needs: ['user/get'] },
  contacts: { icon: IconAddressBook, needs: ['contact/get', 'group/get'] },
  'dial-rules': { icon: IconArrowsShuffle, needs: ['dialreplace/get'] },
  calls: { icon: IconPhoneCall, needs: ['call/status'] },
  firmware: { icon: IconArrowBigUpLines, needs: ['firmware/status'] },
  configuration: { icon: IconAdjustments, needs: ['config/get'] },
  device: { icon: IconCpu, needs: [] },
  // A capture from elsewhere can be read at any door.
  diagnostics: { icon: IconActivityHeartbeat, needs: [] },
} as const satisfies Record<string, PartInfo>;

export type Part = keyof typeof INFO;
const PARTS = Object.keys(INFO) as readonly Part[];

export function isPart(tab: string): tab is Part {
  return Object.hasOwn(INFO, tab);
}

/** Whether this intercom said that it does not have what this part is about. */
export function isLacking(intercom: Intercom, part: Part): boolean {
  return lacksAll(intercom, INFO[part].needs);
}

interface PartsListProps {
  readonly intercom: Intercom;
  readonly current: Part;
}

/** The parts of an intercom. What this one lacks stays in its place, grey, with the reason. */
export function PartsList({ intercom, current }: PartsListProps) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('intercom.parts.label')} className={classes.parts}>
      <ul>
        {PARTS.map((part) => {
          const IconShape: Icon = INFO[part].icon;
          const inside = (
            <>
              <IconShape size={18} aria-hidden="true" />
              {t(`intercom.parts.${part}`)}
            </>
          );
          return (
            <li key={part}>
              {isLacking(intercom, part) ? (
                <>
                  <span className={classes.part} data-lacking="true">
                    {inside}
                  </span>
                  <p className={classes.reason}>
                    {t('intercom.parts.lacking', { what: t(`intercom.parts.what.${part}`) })}
                  </p>
                </>
              ) : (
                <a
                  className={classes.part}
                  href={toHash({ screen: 'intercom', id: intercom.id, tab: part })}
                  aria-current={part === current ? 'page' : undefined}
                >
                  {inside}
                </a>
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

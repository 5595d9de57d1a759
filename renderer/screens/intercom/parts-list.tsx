import { IconHome, IconPhone, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Intercom } from '../../../shared/contract/intercoms';
import { toHash } from '../../router';
import classes from './intercom.module.css';

export const PARTS = ['overview', 'sip'] as const;
export type Part = (typeof PARTS)[number];

const ICONS: Readonly<Record<Part, Icon>> = { overview: IconHome, sip: IconPhone };

export function isPart(tab: string): tab is Part {
  return (PARTS as readonly string[]).includes(tab);
}

/** Whether this intercom said that it does not have what this part is about. */
export function isLacking(intercom: Intercom, part: Part): boolean {
  return part === 'sip' && intercom.capabilities['sip/get'] === 'no';
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
          const IconShape = ICONS[part];
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
                    {t('intercom.parts.lacking', {
                      model: intercom.model,
                      firmware: intercom.firmware,
                    })}
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

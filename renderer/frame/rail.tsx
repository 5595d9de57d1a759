import {
  IconBuilding,
  IconDeviceLandlinePhone,
  IconFolder,
  IconHelp,
  IconListCheck,
  IconRadar2,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { toHash, type Route } from '../router';
import { isFleetRunning, useFleets } from '../stores/fleets';
import { isRunning, useJobs } from '../stores/jobs';
import { useSite } from '../stores/site';
import classes from './frame.module.css';
import { Logo } from './logo';

const places = [
  { route: { screen: 'find' }, icon: IconRadar2, text: 'frame.find', also: [] },
  {
    route: { screen: 'intercoms' },
    icon: IconDeviceLandlinePhone,
    text: 'frame.intercoms',
    also: ['intercom', 'firmware', 'passwords'],
  },
  {
    route: { screen: 'site', id: null, tab: '' },
    icon: IconBuilding,
    text: 'frame.site',
    also: [],
  },
  { route: { screen: 'jobs', id: null }, icon: IconListCheck, text: 'frame.jobs', also: [] },
  {
    route: { screen: 'files', tab: 'firmware' },
    icon: IconFolder,
    text: 'frame.files',
    also: ['compare'],
  },
  { route: { screen: 'help' }, icon: IconHelp, text: 'frame.help', also: [] },
] as const satisfies readonly {
  readonly route: Route;
  readonly icon: Icon;
  readonly text: string;
  /** Screens that belong to this place as well. */
  readonly also: readonly Route['screen'][];
}[];

const isIn = ({ screen }: Route, screens: readonly Route['screen'][]) => screens.includes(screen);

/** The way to every screen; it never changes. */
export function Rail({ route }: { readonly route: Route }) {
  const { t } = useTranslation();
  const jobs = useJobs((state) => state.jobs.filter(isRunning).length);
  const fleets = useFleets((state) => state.fleets.filter(isFleetRunning).length);
  const running = jobs + fleets;
  const site = useSite((state) => state.shown);
  return (
    <nav className={classes.rail} aria-label={t('frame.navigation')}>
      <div className={classes.brand}>
        <Logo />
        {t('common.appName')}
      </div>
      {places.map(({ route: place, icon: IconShape, text, also }) => (
        <a
          key={place.screen}
          className={classes.link}
          // Who looked for an intercom meanwhile comes back to where the site was left.
          href={toHash(
            place.screen === 'site' && route.screen !== 'site' ? (site ?? place) : place,
          )}
          aria-current={isIn(route, [place.screen, ...also]) ? 'page' : undefined}
        >
          <IconShape size={20} stroke={1.7} aria-hidden />
          {t(text)}
          {place.screen === 'jobs' && running > 0 && (
            <span className={classes.count}>
              <span aria-hidden>{running}</span>
              <span className="visually-hidden">{t('frame.jobsRunning', { count: running })}</span>
            </span>
          )}
        </a>
      ))}
    </nav>
  );
}

import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../components/error-notice';
import { toHash, type Route } from '../router';
import { PasswordsDialog } from '../screens/sign-in/passwords-dialog';
import { SignInDialog } from '../screens/sign-in/sign-in-dialog';
import { loadApp, useApp } from '../stores/app';
import { CardsDrawer } from './cards-drawer';
import classes from './frame.module.css';
import { Header } from './header';
import { Palette } from './palette';
import { Rail } from './rail';
import { WorkLine } from './work-line';

interface Props {
  readonly route: Route;
  readonly children: ReactNode;
}

/** What stays while the screens change. */
export function Frame({ route, children }: Props) {
  const { t } = useTranslation();
  const problem = useApp((state) => state.problem);
  const main = useRef<HTMLElement>(null);
  const place = useRef(toHash(route));
  useEffect(() => {
    // Whoever hears the window instead of seeing it is taken to the new screen.
    if (place.current !== toHash(route)) main.current?.focus();
    place.current = toHash(route);
  }, [route]);

  return (
    <div className={classes.frame}>
      <button type="button" className={classes.skip} onClick={() => main.current?.focus()}>
        {t('frame.skip')}
      </button>
      <Rail route={route} />
      <Header />
      <main ref={main} className={classes.main} tabIndex={-1}>
        {problem !== null && (
          <div className={classes.problem}>
            <ErrorNotice
              error={problem}
              ways={[{ label: t('common.tryAgain'), run: () => void loadApp() }]}
            />
          </div>
        )}
        {/* Beside the notice, not inside it: what is being entered stays where it was. */}
        {problem?.code !== 'call.untrusted' && children}
      </main>
      <WorkLine />
      <Palette />
      <CardsDrawer />
      <SignInDialog />
      <PasswordsDialog />
    </div>
  );
}

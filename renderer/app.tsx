import { useEffect } from 'react';
import { assertNever } from '../shared/assert';
import { WithTheme } from './components/with-theme';
import { Frame } from './frame/frame';
import { useRoute, type Route } from './router';
import { AccessScreen } from './screens/access';
import { CompareScreen } from './screens/compare';
import { FilesScreen } from './screens/files';
import { FindScreen } from './screens/find';
import { FirmwareScreen } from './screens/firmware';
import { HelpScreen } from './screens/help';
import { IntercomScreen } from './screens/intercom';
import { IntercomsScreen } from './screens/intercoms';
import { JobsScreen } from './screens/jobs';
import { SiteScreen } from './screens/site';
import { startSync } from './stores/sync';

/** The whole window. */
export function App() {
  const route = useRoute();
  useEffect(startSync, []);
  return (
    <WithTheme>
      <Frame route={route}>
        <Screen route={route} />
      </Frame>
    </WithTheme>
  );
}

function Screen({ route }: { readonly route: Route }) {
  switch (route.screen) {
    case 'find':
      return <FindScreen />;
    case 'intercoms':
      return <IntercomsScreen />;
    case 'intercom':
      // A different intercom is a different screen: nothing of the last one may stay.
      return <IntercomScreen key={route.id} id={route.id} tab={route.tab} />;
    case 'site':
      return <SiteScreen key={route.id} id={route.id} tab={route.tab} />;
    case 'jobs':
      return <JobsScreen id={route.id} />;
    case 'files':
      return <FilesScreen tab={route.tab} />;
    case 'compare':
      return <CompareScreen left={route.left} right={route.right} />;
    case 'firmware':
      return <FirmwareScreen />;
    case 'passwords':
      return <AccessScreen />;
    case 'help':
      return <HelpScreen />;
    default:
      return assertNever(route, 'route');
  }
}

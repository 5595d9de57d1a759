import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadSite, useSite } from '../../stores/site';
import { ErrorNotice } from '../../components/error-notice';
import { navigate } from '../../router';
import { OpenSiteScreen } from './open-site';
import { SitesList } from './sites-list';
import { isSiteTab } from './tabs';

/** The site: the list of sites, or the one that is open. */
export function SiteScreen({ id, tab }: { readonly id: string | null; readonly tab: string }) {
  return id === null ? <SitesList /> : <OneSite id={id} tab={tab} />;
}

function OneSite({ id, tab }: { readonly id: string; readonly tab: string }) {
  const { t } = useTranslation();
  const state = useSite((store) => store.state);
  const document = useSite((store) => store.document);
  const problem = useSite((store) => store.problem);
  const [asked, setAsked] = useState(false);
  const isOpen = state?.site === id && document !== null;
  useEffect(() => {
    if (isOpen) return;
    void loadSite(id).then((open) => {
      setAsked(true);
      // It was closed, or this is an old link: the list says what can be opened.
      if (!open) navigate({ screen: 'site', id: null, tab: '' });
    });
  }, [id, isOpen]);
  useEffect(() => {
    if (isOpen) useSite.setState({ shown: { screen: 'site', id, tab } });
  }, [isOpen, id, tab]);
  if (isOpen)
    return (
      <OpenSiteScreen state={state} document={document} tab={isSiteTab(tab) ? tab : 'doors'} />
    );
  if (asked && problem !== null)
    return (
      <ErrorNotice
        error={problem}
        ways={[{ label: t('common.tryAgain'), run: () => void loadSite(id) }]}
      />
    );
  return (
    <Text role="status" p="lg">
      {t('common.loading')}
    </Text>
  );
}

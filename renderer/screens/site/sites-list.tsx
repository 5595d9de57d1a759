import { Button, Group, Text, Title } from '@mantine/core';
import { IconBuilding, IconPlus } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallInput } from '../../../shared/contract';
import type { ListedSite } from '../../../shared/contract/site';
import { toAppError, type AppErrorData } from '../../../shared/errors';
import { DataTable } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { ErrorNotice } from '../../components/error-notice';
import { FileDrop } from '../../components/file-drop';
import { navigate } from '../../router';
import { loadSites, openSite, useSite } from '../../stores/site';
import { CopiesDialog } from './copies-dialog';
import { NewSite } from './new-site';
import { RemoveDialog } from './remove-dialog';
import classes from './site.module.css';
import { siteColumns } from './site-columns';

const keyOf = ({ known }: ListedSite) => known;
const nameOf = ({ name, file }: ListedSite) => (name === '' ? file : name);

/** The sites of this computer: open one, begin one, or take one from a stick. */
export function SitesList() {
  const { t } = useTranslation();
  const sites = useSite((store) => store.sites);
  const listProblem = useSite((store) => store.problem);
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  const [making, setMaking] = useState(false);
  const [copiesOf, setCopiesOf] = useState<ListedSite | null>(null);
  const [removing, setRemoving] = useState<ListedSite | null>(null);
  useEffect(() => void loadSites(), []);

  const open = (input: CallInput<'site.open'>) => {
    setProblem(null);
    openSite(input).then(
      ({ site }) => navigate({ screen: 'site', id: site, tab: 'doors' }),
      (error: unknown) => setProblem(toAppError(error).toData()),
    );
  };
  // A file that cannot be read, but has good copies: `known` says which one of the list.
  const damaged = sites?.find(({ known }) => known === problem?.details['known']);
  const twins = useMemo(() => {
    const names = (sites ?? []).map(({ name }) => name);
    return new Set(names.filter((name, at) => names.indexOf(name) !== at));
  }, [sites]);
  const columns = useMemo(
    () =>
      siteColumns({
        ...{ t, twins },
        open: ({ known }) => open({ known }),
        copies: setCopiesOf,
        remove: setRemoving,
      }),
    [t, twins],
  );
  const make = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setMaking(true)}>
      {t('site.new')}
    </Button>
  );

  return (
    <div className={classes.screen}>
      <Group justify="space-between">
        <div>
          <Title order={1}>{t('site.title')}</Title>
          <Text c="dimmed">{t('site.intro')}</Text>
        </div>
        <Group>
          <FileDrop
            label={t('site.openFile')}
            title={t('site.openFile')}
            extensions={['lintel']}
            onFile={({ token }) => open({ file: token })}
            onProblem={setProblem}
          />
          {make}
        </Group>
      </Group>
      {problem !== null && (
        <ErrorNotice
          error={problem}
          ways={
            damaged === undefined
              ? []
              : [{ label: t('site.copies'), run: () => setCopiesOf(damaged) }]
          }
          onClose={() => setProblem(null)}
        />
      )}
      {listProblem !== null && (
        <ErrorNotice
          error={listProblem}
          ways={[{ label: t('common.tryAgain'), run: () => void loadSites() }]}
        />
      )}
      {sites !== null && (
        <DataTable
          label={t('site.list')}
          name="sites"
          rows={sites}
          columns={columns}
          rowKey={keyOf}
          rowName={nameOf}
          onOpen={({ known }) => open({ known })}
          muted={({ state }) => state === 'missing'}
          empty={
            <EmptyState icon={IconBuilding} title={t('site.emptyTitle')} actions={make}>
              {t('site.emptyText')}
            </EmptyState>
          }
        />
      )}
      {making && <NewSite onClose={() => setMaking(false)} />}
      {copiesOf !== null && (
        <CopiesDialog
          of={copiesOf}
          onClose={() => {
            setCopiesOf(null);
            setProblem(null);
          }}
        />
      )}
      {removing !== null && <RemoveDialog of={removing} onClose={() => setRemoving(null)} />}
    </div>
  );
}

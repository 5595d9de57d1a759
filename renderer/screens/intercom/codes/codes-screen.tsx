import { Button } from '@mantine/core';
import { IconFileExport, IconFileImport, IconId } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../../shared/assert';
import type { Intercom } from '../../../../shared/contract/intercoms';
import { useSections } from '../setting-form/use-sections';
import { EnrolWizard } from '../enrol/enrol-wizard';
import { cardCount } from '../enrol/session';
import { useEnrolment } from '../enrol/store';
import { ExportDialog } from '../export/export-dialog';
import { ImportWizard } from '../import';
import { RecordsScreen } from '../records';
import classes from './codes.module.css';
import { CodesTabs } from './codes-tabs';
import { InUsers } from './in-users';
import { KeysWizard } from './keys/keys-wizard';
import { PublicCodes } from './public-codes';
import { SharedCodes } from './shared-codes';
import { useCodeOwners } from './use-code-owners';
import { heldPublicCodes, usePublicCodes } from './use-public-codes';
import { patchCodesView, useCodesView, type CodeWork } from './view';

/** What opens the doors of an intercom: public codes, PINs, RF cards; and the ways to bring them in. */
export function CodesScreen({ intercom }: { readonly intercom: Intercom }) {
  const { id } = intercom;
  const { work } = useCodesView(id);
  const leave = () => patchCodesView(id, { work: null });
  if (work === null) return <Lists intercom={intercom} />;
  return <Work intercom={intercom} work={work} onClose={leave} />;
}

interface WorkProps {
  readonly intercom: Intercom;
  readonly work: CodeWork;
  readonly onClose: () => void;
}

function Work({ intercom, work, onClose }: WorkProps) {
  const { t } = useTranslation();
  switch (work.kind) {
    case 'enrol':
      return <EnrolWizard intercom={intercom} onClose={onClose} />;
    case 'keys':
      return <KeysWizard intercom={intercom} list={work.list} onClose={onClose} />;
    case 'import':
      return (
        <ImportWizard
          id={intercom.id}
          kind={work.list}
          before={{
            title: t('codes.keys.step.from'),
            note: t(`codes.keys.ways.${work.way}.title`),
            onBack: () => patchCodesView(intercom.id, { work: { kind: 'keys', list: work.list } }),
          }}
          onClose={onClose}
        />
      );
    default:
      return assertNever(work);
  }
}

const PUBLIC = ['publiccode'] as const;

function Lists({ intercom }: { readonly intercom: Intercom }) {
  const { t } = useTranslation();
  const { id } = intercom;
  const { tab } = useCodesView(id);
  const sections = useSections(id, PUBLIC);
  const words = heldPublicCodes(sections.held).join();
  const publicCodes = useMemo(() => words.split(','), [words]);
  const there = useCodeOwners(intercom, publicCodes);
  const form = usePublicCodes({ intercom, sections, owners: there.owners });
  const count = cardCount(useEnrolment(id).session);
  const list = tab === 'pins' ? 'privatekey' : there.missing.rfkey ? 'user' : 'rfkey';
  const [saving, setSaving] = useState(false);
  const open = (work: CodeWork) => patchCodesView(id, { work });
  const actions = (
    <>
      <Button
        variant="default"
        leftSection={<IconFileImport size={18} aria-hidden />}
        onClick={() => open({ kind: 'keys', list })}
      >
        {t('codes.bringIn')}
      </Button>
      <Button
        variant={count > 0 ? 'light' : 'default'}
        leftSection={<IconId size={18} aria-hidden />}
        onClick={() => open({ kind: 'enrol' })}
      >
        {count > 0 ? t('codes.goOn', { count }) : t('codes.readCards')}
      </Button>
    </>
  );
  const tabs = (
    <CodesTabs id={id} tab={tab} publicCount={Object.keys(form.values.changes).length} />
  );
  const kept = tab === 'pins' ? 'privatekey' : 'rfkey';
  const save = (
    <Button
      variant="default"
      leftSection={<IconFileExport size={18} aria-hidden />}
      onClick={() => setSaving(true)}
    >
      {t('codes.save')}
    </Button>
  );
  if (tab === 'public')
    return (
      <div className={classes.screen}>
        <div className={classes.top}>
          {tabs}
          {actions}
        </div>
        <SharedCodes owners={there.owners} />
        <PublicCodes intercom={intercom} form={form} />
      </div>
    );
  return (
    <div className={classes.screen} data-list>
      <SharedCodes owners={there.owners} />
      {there.missing[kept] && !there.missing.user ? (
        <InUsers id={id} heading={tabs} actions={actions} />
      ) : (
        <RecordsScreen
          key={kept}
          intercom={intercom}
          kind={kept}
          heading={tabs}
          actions={
            <>
              {actions}
              {save}
            </>
          }
        />
      )}
      {saving && <ExportDialog id={id} kind={kept} onClose={() => setSaving(false)} />}
    </div>
  );
}

import { Button, Group } from '@mantine/core';
import { IconTemplate } from '@tabler/icons-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Template } from '../../../shared/contract/templates';
import { toAppError, type AppErrorData } from '../../../shared/errors';
import { api } from '../../api';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { DataTable } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { ErrorNotice } from '../../components/error-notice';
import { navigate } from '../../router';
import { sideText } from '../compare/sides';
import { ApplyTemplate } from './apply-template';
import { MakeTemplate } from './make-template';
import { templateColumns } from './template-columns';

const keyOf = (template: Template) => template.id;
const nameOf = (template: Template) => template.name;
const compareWith = ({ id }: Template) =>
  navigate({
    screen: 'compare',
    left: sideText({ kind: 'template', template: id }),
    right: '',
  });

/** The templates of this computer: made of an intercom, applied to many. */
export function TemplatesTab() {
  const { t } = useTranslation();
  const [templates, setTemplates] = useState<readonly Template[] | null>(null);
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  const [making, setMaking] = useState(false);
  const [applying, setApplying] = useState<Template | null>(null);
  const [removing, setRemoving] = useState<Template | null>(null);
  const read = useCallback(() => {
    api.call('templates.list', {}).then(
      (answer) => {
        setTemplates(answer.templates);
        setProblem(null);
      },
      (error: unknown) => setProblem(toAppError(error).toData()),
    );
  }, []);
  useEffect(() => {
    const ends = [
      api.on('templates.changed', (payload) => setTemplates(payload.templates)),
      api.onGap(read),
    ];
    read();
    return () => {
      for (const end of ends) end();
    };
  }, [read]);
  const columns = useMemo(
    () => templateColumns({ t, apply: setApplying, compare: compareWith, remove: setRemoving }),
    [t],
  );
  return (
    <>
      <Group>
        <Button onClick={() => setMaking(true)}>{t('templates.make')}</Button>
      </Group>
      {problem !== null && (
        <ErrorNotice error={problem} ways={[{ label: t('common.tryAgain'), run: read }]} />
      )}
      {templates !== null && (
        <DataTable
          label={t('templates.list')}
          name="templates"
          rows={templates}
          columns={columns}
          rowKey={keyOf}
          rowName={nameOf}
          onOpen={setApplying}
          empty={
            <EmptyState icon={IconTemplate} title={t('templates.emptyTitle')}>
              {t('templates.emptyText')}
            </EmptyState>
          }
        />
      )}
      {making && <MakeTemplate onClose={() => setMaking(false)} onMade={read} />}
      {applying !== null && <ApplyTemplate template={applying} onClose={() => setApplying(null)} />}
      <ConfirmDialog
        opened={removing !== null}
        title={t('templates.removeTitle', { name: removing?.name ?? '' })}
        confirmLabel={t('templates.removeConfirm')}
        danger
        onConfirm={async () => {
          if (removing === null) return;
          await api.call('templates.remove', { template: removing.id });
          read();
        }}
        onClose={() => setRemoving(null)}
      >
        {t('templates.removeText')}
      </ConfirmDialog>
    </>
  );
}

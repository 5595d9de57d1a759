import { Alert, Button, Checkbox, Modal, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Template, TemplateRow } from '../../../shared/contract/templates';
import { toAppError, type AppErrorData } from '../../../shared/errors';
import { api } from '../../api';
import { BossWarning } from '../../components/boss-warning';
import { DialogButtons } from '../../components/dialog-buttons';
import { ErrorNotice } from '../../components/error-notice';
import { IntercomPicker } from '../../components/intercom-picker';
import { navigate } from '../../router';
import { useIntercoms } from '../../stores/intercoms';
import { TemplateRowView } from './template-row';

interface Props {
  readonly template: Template;
  readonly onClose: () => void;
}

/** Which intercoms; then, old and new, what would change on each; then the start. */
export function ApplyTemplate({ template, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('templates.applyTitle', { name: template.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Form template={template} onClose={onClose} />
    </Modal>
  );
}

function Form({ template, onClose }: Props) {
  const { t } = useTranslation();
  const byId = useIntercoms((state) => state.byId);
  const [ids, setIds] = useState<readonly string[]>([]);
  const [rows, setRows] = useState<readonly TemplateRow[] | null>(null);
  const [dangerous, setDangerous] = useState(false);
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  const [busy, setBusy] = useState(false);
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(toAppError(error).toData());
    } finally {
      setBusy(false);
    }
  };
  const preview = () =>
    attempt(async () => {
      const answer = await api.call('templates.preview', { template: template.id, ids: [...ids] });
      setRows(answer.rows);
    });
  const going = (rows ?? []).filter(({ error, changes }) => {
    const written = changes.filter(
      ({ state, key }) => state === 'change' && (dangerous || !template.dangerous.includes(key)),
    );
    return error === null && written.length > 0;
  });
  const apply = () =>
    attempt(async () => {
      const { id } = await api.call('templates.apply', {
        template: template.id,
        ids: going.map((row) => row.id),
        confirmed: dangerous ? [...template.dangerous] : [],
      });
      onClose();
      navigate({ screen: 'jobs', id });
    });
  return (
    <Stack>
      {rows === null ? (
        <IntercomPicker intercoms={Object.values(byId)} chosen={ids} onChange={setIds} />
      ) : (
        <>
          {template.dangerous.length > 0 && (
            <Alert
              color="yellow"
              variant="default"
              icon={<IconAlertTriangle aria-hidden color="var(--lintel-warn)" />}
            >
              <Checkbox
                label={t('templates.dangerous', { count: template.dangerous.length })}
                checked={dangerous}
                onChange={(event) => setDangerous(event.currentTarget.checked)}
              />
            </Alert>
          )}
          {going.length > 0 && <BossWarning ids={going.map(({ id }) => id)} />}
          {rows.map((row) => (
            <TemplateRowView key={row.id} row={row} />
          ))}
        </>
      )}
      {busy && rows === null && <Text role="status">{t('templates.previewing')}</Text>}
      {problem !== null && <ErrorNotice error={problem} />}
      <DialogButtons>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        {rows === null ? (
          <Button disabled={ids.length === 0} loading={busy} onClick={() => void preview()}>
            {t('templates.preview')}
          </Button>
        ) : (
          <>
            <Button variant="default" onClick={() => setRows(null)}>
              {t('templates.back')}
            </Button>
            <Button disabled={going.length === 0} loading={busy} onClick={() => void apply()}>
              {t('templates.applyGo', { count: going.length })}
            </Button>
          </>
        )}
      </DialogButtons>
    </Stack>
  );
}

import {
  Button,
  Group,
  Modal,
  NativeSelect,
  Stack,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toAppError, type AppError } from '../../../../shared/errors';
import { api } from '../../../api';
import { ErrorNotice } from '../../../components/error-notice';

interface Props {
  readonly site: string;
  readonly onClose: () => void;
}

const KINDS = ['note', 'handed-over'] as const;

/** A line of the history that a person writes; it stays as it is written. */
export function AddNote({ site, onClose }: Props) {
  const { t } = useTranslation();
  const [what, setWhat] = useState<(typeof KINDS)[number]>('note');
  const [title, setTitle] = useState('');
  const [result, setResult] = useState('');
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<AppError | null>(null);

  async function add() {
    setWorking(true);
    setProblem(null);
    try {
      await api.call('history.add', { site, what, title: title.trim(), result });
      onClose();
    } catch (error) {
      setProblem(toAppError(error));
    } finally {
      setWorking(false);
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={<Title order={2}>{t('site.visits.add')}</Title>}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (title.trim() !== '') void add();
        }}
      >
        <Stack>
          <NativeSelect
            label={t('site.visits.what')}
            value={what}
            data={KINDS.map((value) => ({ value, label: t(`site.visits.kinds.${value}`) }))}
            onChange={(event) =>
              setWhat(KINDS.find((one) => one === event.currentTarget.value) ?? 'note')
            }
          />
          <TextInput
            data-autofocus
            required
            label={t('site.visits.title')}
            placeholder={t('site.visits.titleExample')}
            maxLength={255}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Textarea
            label={t('site.visits.more')}
            autosize
            minRows={2}
            maxLength={2000}
            value={result}
            onChange={(event) => setResult(event.currentTarget.value)}
          />
          {problem !== null && <ErrorNotice error={problem} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={working} disabled={title.trim() === ''}>
              {t('site.visits.addDo')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

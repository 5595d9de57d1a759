import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api';
import { FormDialog } from '../../../components/form-dialog';

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

  return (
    <FormDialog
      title={t('site.visits.add')}
      submitLabel={t('site.visits.addDo')}
      disabled={title.trim() === ''}
      submit={() => api.call('history.add', { site, what, title: title.trim(), result })}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}

import { Button, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteView } from '../../../../shared/contract/site';
import { toAppError } from '../../../../shared/errors';
import { api } from '../../../api';
import { ConfirmDialog } from '../../../components/confirm-dialog';
import { ErrorNotice } from '../../../components/error-notice';
import { useWork } from '../../../components/use-work';
import { editSite } from '../../../stores/site';
import type { SiteTabProps } from '../tab-body';
import { smallPhoto } from './small-photo';
import classes from './hand-over.module.css';

type PhotoHead = SiteView['photos'][number];

/** Photos of the doors and of the site; they go into the report. */
export function Photos({ state, document }: SiteTabProps) {
  const { t } = useTranslation();
  const { working: adding, problem, setProblem, run } = useWork();
  const [removing, setRemoving] = useState<PhotoHead | null>(null);
  const { photos, doors } = document;
  const shut = state.readOnly !== '';

  const add = (files: readonly File[]) =>
    run(async () => {
      for (const file of files) {
        const { token } = await api.putFile(await smallPhoto(file));
        await api.call('site.addPhoto', { site: state.site, file: token });
      }
    });
  const change = (photo: PhotoHead, part: Partial<Pick<PhotoHead, 'door' | 'caption'>>) => {
    const { id, door, caption } = { ...photo, ...part };
    editSite([{ edit: 'put-photo', item: { id, door, caption } }]).catch((error: unknown) =>
      setProblem(toAppError(error).toData()),
    );
  };
  const remove = async ({ id }: PhotoHead) => {
    await editSite([{ edit: 'remove', list: 'photos', items: [{ id, edited: 0 }] }]);
  };

  return (
    <Stack>
      <Group justify="space-between">
        <div>
          <Title order={2}>{t('site.handOver.photos')}</Title>
          <Text c="dimmed">{t('site.handOver.photosText')}</Text>
        </div>
        <Button
          component="label"
          variant="default"
          loading={adding}
          disabled={shut}
          className={classes.choose}
        >
          {t('site.handOver.addPhotos')}
          <input
            type="file"
            accept="image/jpeg,image/png,image/webp"
            multiple
            className="visually-hidden"
            disabled={shut}
            onChange={(event) => {
              const files = [...(event.currentTarget.files ?? [])];
              event.currentTarget.value = '';
              void add(files);
            }}
          />
        </Button>
      </Group>
      {problem !== null && <ErrorNotice error={problem} onClose={() => setProblem(null)} />}
      {photos.length === 0 && <Text>{t('site.handOver.noPhotos')}</Text>}
      <ul className={classes.photos}>
        {photos.map((photo) => (
          <li key={photo.id}>
            <Stack gap="xs">
              <Picture site={state.site} photo={photo} />
              <Caption
                key={photo.caption}
                caption={photo.caption}
                disabled={shut}
                onChange={(caption) => change(photo, { caption })}
              />
              <Group gap="xs" wrap="nowrap">
                <NativeSelect
                  aria-label={t('site.handOver.photoDoor')}
                  flex={1}
                  miw={0}
                  disabled={shut}
                  data={[
                    { value: '', label: t('site.handOver.wholeSite') },
                    ...doors.map(({ id, name }) => ({ value: id, label: name })),
                  ]}
                  value={photo.door}
                  onChange={(event) => change(photo, { door: event.currentTarget.value })}
                />
                <Button
                  variant="subtle"
                  px="xs"
                  style={{ flexShrink: 0 }}
                  disabled={shut}
                  leftSection={<IconTrash size={18} aria-hidden />}
                  onClick={() => setRemoving(photo)}
                >
                  {t('common.remove')}
                </Button>
              </Group>
            </Stack>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        opened={removing !== null}
        title={t('site.handOver.removeTitle')}
        confirmLabel={t('site.handOver.removeDo')}
        danger
        onConfirm={() => (removing === null ? undefined : remove(removing))}
        onClose={() => setRemoving(null)}
      >
        {t('site.handOver.removeText', {
          name: removing?.caption === '' ? removing.name : (removing?.caption ?? ''),
        })}
      </ConfirmDialog>
    </Stack>
  );
}

interface CaptionProps {
  readonly caption: string;
  readonly disabled: boolean;
  readonly onChange: (caption: string) => void;
}

/** Kept when the field is left, so that not every letter is a change of the site. */
function Caption({ caption, disabled, onChange }: CaptionProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(caption);
  return (
    <TextInput
      aria-label={t('site.handOver.caption')}
      placeholder={t('site.handOver.caption')}
      maxLength={255}
      disabled={disabled}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        if (typed !== caption) onChange(typed);
      }}
    />
  );
}

function Picture({ site, photo }: { readonly site: string; readonly photo: PhotoHead }) {
  const { t } = useTranslation();
  const [source, setSource] = useState('');
  const [problem, setProblem] = useState('');
  useEffect(() => {
    api.call('site.photo', { site, photo: photo.id }).then(
      ({ type, data }) => setSource(`data:${type};base64,${data}`),
      (error: unknown) => setProblem(toAppError(error).message),
    );
  }, [site, photo.id]);
  if (problem !== '') return <Text>{problem}</Text>;
  return source === '' ? (
    <Text>{t('common.loading')}</Text>
  ) : (
    <img src={source} alt={photo.caption === '' ? photo.name : photo.caption} />
  );
}

import { Button, Group } from '@mantine/core';
import type { TFunction } from 'i18next';
import type { FirmwareImage } from '../../../shared/contract/firmware';
import type { Column } from '../../components/data-table';
import { sizeText } from '../../text/size';

interface Options {
  readonly t: TFunction;
  readonly use: (image: FirmwareImage) => void;
  readonly remove: (image: FirmwareImage) => void;
}

/** Columns of the library of images. */
export function imageColumns({ t, use, remove }: Options): readonly Column<FirmwareImage>[] {
  return [
    {
      id: 'name',
      title: t('firmware.images.name'),
      width: 'minmax(150px, 1.4fr)',
      text: (row) => row.fileName,
      cell: (row) => <strong>{row.fileName}</strong>,
    },
    {
      id: 'version',
      title: t('firmware.images.versionTitle'),
      width: '128px',
      text: (row) => (row.version === '' ? t('firmware.images.unknown') : row.version),
    },
    {
      id: 'models',
      title: t('firmware.images.models'),
      width: 'minmax(80px, 0.7fr)',
      text: (row) =>
        row.models.length === 0 ? t('firmware.images.unknown') : row.models.join(', '),
    },
    {
      id: 'size',
      title: t('firmware.images.sizeTitle'),
      width: '88px',
      text: (row) => sizeText(row.size),
      sort: (row) => row.size,
    },
    {
      id: 'md5',
      title: t('firmware.images.md5'),
      width: 'minmax(200px, 1.6fr)',
      text: (row) => row.md5,
      cell: (row) => <code>{row.md5}</code>,
    },
    {
      id: 'action',
      title: t('firmware.images.action'),
      width: '244px',
      text: () => '',
      actions: true,
      cell: (row, { active }) => (
        <Group gap={0} wrap="nowrap">
          <Button variant="subtle" px="xs" tabIndex={active ? 0 : -1} onClick={() => use(row)}>
            {t('firmware.images.use')}
          </Button>
          <Button
            variant="subtle"
            color="gray"
            px="xs"
            tabIndex={active ? 0 : -1}
            onClick={() => remove(row)}
          >
            {t('firmware.images.remove')}
          </Button>
        </Group>
      ),
    },
  ];
}

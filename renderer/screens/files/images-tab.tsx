import { Text } from '@mantine/core';
import { IconCpu } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FirmwareImage } from '../../../shared/contract/firmware';
import { api } from '../../api';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { DataTable } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { ErrorNotice } from '../../components/error-notice';
import { navigate } from '../../router';
import { loadImages, useFirmwareImages } from '../../stores/firmware-images';
import { AddImages } from '../firmware/add-images';
import { startFirmware } from '../firmware/draft';
import { imageColumns } from './image-columns';

const keyOf = (image: FirmwareImage) => image.id;
const nameOf = (image: FirmwareImage) => image.fileName;
const nothing = () => undefined;

function use(image: FirmwareImage): void {
  startFirmware({ image: image.id });
  navigate({ screen: 'firmware' });
}

/** The library of firmware images: dropped here, hashed, recognised when they are there already. */
export function ImagesTab() {
  const { t } = useTranslation();
  const { images, problem } = useFirmwareImages();
  const [removing, setRemoving] = useState<FirmwareImage | null>(null);
  const columns = useMemo(() => imageColumns({ t, use, remove: setRemoving }), [t]);
  return (
    <>
      <AddImages onAdded={nothing} />
      {problem !== null && (
        <ErrorNotice
          error={problem}
          ways={[{ label: t('common.tryAgain'), run: () => void loadImages() }]}
        />
      )}
      {images !== null && (
        <DataTable
          label={t('firmware.images.list')}
          name="firmware"
          rows={images}
          columns={columns}
          rowKey={keyOf}
          rowName={nameOf}
          onOpen={use}
          empty={
            <EmptyState icon={IconCpu} title={t('firmware.images.emptyTitle')}>
              {t('firmware.images.emptyText')}
            </EmptyState>
          }
        />
      )}
      <ConfirmDialog
        opened={removing !== null}
        title={t('firmware.images.removeTitle', { name: removing?.fileName ?? '' })}
        confirmLabel={t('firmware.images.removeConfirm')}
        danger
        onConfirm={async () => {
          if (removing === null) return;
          await api.call('firmware.removeImage', { image: removing.id });
          await loadImages();
        }}
        onClose={() => setRemoving(null)}
      >
        <Text>{t('firmware.images.removeText')}</Text>
      </ConfirmDialog>
    </>
  );
}

import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FirmwareImage } from '../../../shared/contract/firmware';
import { ErrorNotice } from '../../components/error-notice';
import { FileDrop } from '../../components/file-drop';
import { useAddImages } from './use-add-images';

/** Endings that images are handed out with. */
const EXTENSIONS = ['rom', 'zip', 'bin', 'img', 'tgz'];

/** The place to drop images on, and what became of them. */
export function AddImages({ onAdded }: { readonly onAdded: (image: FirmwareImage) => void }) {
  const { t } = useTranslation();
  const { add, adding, said, problem, setProblem } = useAddImages(onAdded);
  const [current] = adding;
  return (
    <>
      <FileDrop
        label={t('firmware.images.add')}
        title={t('firmware.images.dialog')}
        extensions={EXTENSIONS}
        multiple
        busy={adding.length > 0}
        onFile={add}
        onProblem={setProblem}
      />
      <Text
        role="status"
        size="sm"
        display={current === undefined && said === '' ? 'none' : undefined}
      >
        {current === undefined ? said : t('firmware.images.adding', { name: current })}
      </Text>
      {problem !== null && <ErrorNotice error={problem} onClose={() => setProblem(null)} />}
    </>
  );
}

import { Radio, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FirmwareImage } from '../../../../shared/contract/firmware';
import { ErrorNotice } from '../../../components/error-notice';
import { WizardFrame } from '../../../components/wizard';
import { loadImages, useFirmwareImages } from '../../../stores/firmware-images';
import { sizeText } from '../../../text/size';
import { AddImages } from '../add-images';
import { patchFirmwareDraft } from '../draft';
import classes from '../firmware.module.css';
import { modelWords, versionWords } from '../image-words';
import type { FirmwarePageProps } from '../wizard-props';

/** Step 1: which image of the library, or a new one. */
export function ImagePage({ scope, draft, image, shell, onLeave }: FirmwarePageProps) {
  const { t } = useTranslation();
  const { images, problem } = useFirmwareImages();
  const choose = (id: string) => patchFirmwareDraft(scope, { image: id, included: [] });
  return (
    <WizardFrame
      steps={shell.steps}
      current="image"
      onStep={shell.onStep}
      heading={t('firmware.heading.image')}
      intro={t('firmware.intro.image')}
      next={{
        label: t('wizard.next'),
        missing: image === undefined ? [t('firmware.images.choose')] : [],
        onPress: () => {
          if (image !== undefined) shell.onNext();
        },
      }}
      onLeave={onLeave}
    >
      {problem !== null && (
        <ErrorNotice
          error={problem}
          ways={[{ label: t('common.tryAgain'), run: () => void loadImages() }]}
        />
      )}
      {images !== null && draft.image !== null && image === undefined && (
        <Text role="alert">{t('firmware.gone')}</Text>
      )}
      {images !== null && images.length > 0 && (
        <Radio.Group
          aria-label={t('firmware.heading.image')}
          value={draft.image ?? ''}
          onChange={choose}
        >
          <div className={classes.cards}>
            {images.map((one) => (
              <ImageCard key={one.id} image={one} />
            ))}
          </div>
        </Radio.Group>
      )}
      {images?.length === 0 && <Text>{t('firmware.images.emptyText')}</Text>}
      <AddImages onAdded={({ id }) => choose(id)} />
    </WizardFrame>
  );
}

function ImageCard({ image }: { readonly image: FirmwareImage }) {
  const { t } = useTranslation();
  const about = `image-${image.id}`;
  return (
    <label className={classes.card}>
      <Radio value={image.id} aria-label={image.fileName} aria-describedby={about} />
      <span className={classes.cardText}>
        <span className={classes.cardName}>{image.fileName}</span>
        <span id={about} className={classes.dim}>
          {[versionWords(t, image), modelWords(t, image), sizeText(image.size)].join(', ')}
        </span>
      </span>
    </label>
  );
}

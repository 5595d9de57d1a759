import { assertNever } from '../../../shared/assert';
import { useFirmwareImages } from '../../stores/firmware-images';
import { useIntercoms } from '../../stores/intercoms';
import { useFirmwareDraft, type FirmwareDraft, type FirmwareScope } from './draft';
import { CheckPage } from './pages/check-page';
import { ImagePage } from './pages/image-page';
import { IntercomsPage } from './pages/intercoms-page';
import { StartPage } from './pages/start-page';
import { firmwarePlan } from './plan';
import { useFirmwarePreview } from './use-preview';
import { stepsFor, useFirmwareShell } from './use-shell';
import type { FirmwarePageProps } from './wizard-props';

interface FirmwareWizardProps {
  readonly scope: FirmwareScope;
  readonly onLeave: () => void;
}

/**
 * Upgrades the firmware of one intercom or of many: which image, which intercoms, what would happen
 * to each, start. What was chosen outlives other screens and a reload.
 */
export function FirmwareWizard({ scope, onLeave }: FirmwareWizardProps) {
  const byId = useIntercoms((state) => state.byId);
  const loaded = useIntercoms((state) => state.loaded);
  const kept = useFirmwareDraft(scope);
  const draft = loaded ? { ...kept, ids: kept.ids.filter((id) => Object.hasOwn(byId, id)) } : kept;
  const { images } = useFirmwareImages();
  const image = images?.find(({ id }) => id === draft.image);
  const ready = loaded && image !== undefined && draft.ids.length > 0;
  const preview = useFirmwarePreview({
    image: image?.id ?? null,
    ids: draft.ids,
    active: ready && (draft.step === 'check' || draft.step === 'start'),
  });
  const taking = preview.rows === null ? null : firmwarePlan(preview.rows, draft).taking.length;
  const step = reachable(scope, draft, { image: image !== undefined, taking });
  const shell = useFirmwareShell({ scope, draft, image, taking, step });
  // Until the library is known nobody can say at which step the wizard stands.
  if (images === null && draft.image !== null) return null;
  return <Page {...{ scope, draft, image, preview, shell, onLeave, step }} />;
}

interface Known {
  readonly image: boolean;
  readonly taking: number | null;
}

/** The step that can be shown: what is missing leads back to where it is chosen. */
function reachable(scope: FirmwareScope, draft: FirmwareDraft, known: Known) {
  const { step } = draft;
  if (!known.image || !stepsFor(scope).includes(step)) return 'image';
  if (draft.ids.length === 0 && step !== 'image') return 'intercoms';
  return step === 'start' && (known.taking ?? 0) === 0 ? 'check' : step;
}

function Page({ step, ...props }: FirmwarePageProps & { readonly step: FirmwareDraft['step'] }) {
  switch (step) {
    case 'image':
      return <ImagePage {...props} />;
    case 'intercoms':
      return <IntercomsPage {...props} />;
    case 'check':
      return <CheckPage {...props} />;
    case 'start':
      return <StartPage {...props} />;
    default:
      return assertNever(step);
  }
}

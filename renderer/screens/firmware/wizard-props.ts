import type { FirmwareImage } from '../../../shared/contract/firmware';
import type { FirmwareDraft, FirmwareScope } from './draft';
import type { FirmwareShell } from './use-shell';
import type { Preview } from './use-preview';

export interface FirmwarePageProps {
  readonly scope: FirmwareScope;
  readonly draft: FirmwareDraft;
  /** The chosen image; undefined where none was chosen or it is gone. */
  readonly image: FirmwareImage | undefined;
  readonly preview: Preview;
  readonly shell: FirmwareShell;
  readonly onLeave: () => void;
}

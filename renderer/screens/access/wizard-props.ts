import type { AccessDraft } from './draft';
import type { AccessShell } from './use-shell';

export interface AccessPageProps {
  readonly draft: AccessDraft;
  readonly shell: AccessShell;
  readonly onLeave: () => void;
}

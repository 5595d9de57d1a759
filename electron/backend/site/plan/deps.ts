import type { Core } from '../../services/core';
import type { Identify } from '../../services/intercoms/find-out';
import type { UndoStore } from '../apply/undo-store';
import type { WrittenPasswords } from './written-passwords';

/** What planning and applying a site share. */
export interface PlanDeps {
  readonly core: Core;
  readonly identify: Identify;
  readonly written: WrittenPasswords;
  readonly undo: UndoStore;
}

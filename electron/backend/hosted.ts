import type { EventHub } from './event-hub';
import type { FileHandles } from './files/handles';
import type { Router } from './router';

/** What a host carries to its windows; the backend is this and more. */
export interface Hosted {
  readonly router: Router;
  readonly events: EventHub;
  readonly files: FileHandles;
}

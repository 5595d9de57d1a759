import type { RestorePoints } from '../backup/points';
import type { DiscoveryService } from '../discovery/types';
import type { RejectionCounter } from '../driver/auth/rejections';
import type { PinStore } from '../driver/types';
import type { FileHandles } from '../files/handles';
import type { FleetRunner } from '../fleet/types';
import type { JobRunner } from '../jobs/runner';
import type { Clock, Log, Ports } from '../ports';
import type { Emit } from '../services';
import type { CredentialStore } from '../store/credential-store';
import type { SecretStore } from '../store/secret-store';
import type { Sites } from '../site/types';
import type { Drivers } from './drivers';
import type { Registry } from './intercoms/registry';

/** What the services share. Each takes what it needs of it. */
export interface Core {
  readonly ports: Ports;
  readonly clock: Clock;
  readonly log: Log;
  readonly emit: Emit;
  readonly registry: Registry;
  readonly drivers: Drivers;
  readonly credentials: CredentialStore;
  readonly secrets: SecretStore;
  readonly pins: PinStore;
  readonly rejections: RejectionCounter;
  readonly jobs: JobRunner;
  readonly fleets: FleetRunner;
  readonly points: RestorePoints;
  readonly discovery: DiscoveryService;
  readonly files: FileHandles;
  readonly sites: Sites;
}

import { securityOf } from '../../shared/site/security-looks';
import { toAppError } from '../../shared/errors';
import { createAccessServices } from './access';
import { openRestorePoints } from './backup/points';
import type { RestoreLimits } from './backup/restore/parts';
import { createBossServices } from './boss';
import { createDiscovery } from './discovery';
import { createFinder } from './discovery/finder';
import { placeOf } from './discovery/merge';
import type { DiscoveryService } from './discovery/types';
import { identify } from './driver/identify';
import { openIntercom } from './driver/intercom';
import { RejectionCounter } from './driver/auth/rejections';
import type { PinStore } from './driver/types';
import { createEventHub, type EventHub } from './event-hub';
import { createFileHandles, type FileHandles } from './files/handles';
import { openFirmwareLibrary, type FirmwareLibrary } from './firmware/library';
import type { UpgradeLimits } from './firmware/parts';
import { openReturnTimes, type ReturnTimes } from './firmware/times';
import { createFleetRunner } from './fleet/runner';
import { createIntercomLocks } from './jobs/intercom-locks';
import { createJobRunner } from './jobs/runner';
import type { Clock, Ports } from './ports';
import { createRouter, type Router } from './router';
import type { Services } from './services';
import { createAppServices } from './services/app';
import { createBackupServices } from './services/backups';
import { createCompareServices } from './services/compare';
import { createConfigServices } from './services/config';
import { createConsoleServices } from './services/console';
import type { Core } from './services/core';
import { createDeviceServices } from './services/device';
import { createDiagnosticsServices } from './services/diagnostics';
import { createDiscoveryServices } from './services/discovery';
import { createDoorServices } from './services/door';
import { createDrivers, type Drivers } from './services/drivers';
import { createFirmwareServices } from './services/firmware';
import { createFleetPresence, createFleetServices, LOOK_EVERY_MS } from './services/fleets';
import { createIntercomServices } from './services/intercoms';
import type { Identify } from './services/intercoms/find-out';
import { follow, followMoves } from './services/intercoms/follow';
import { createRegistry } from './services/intercoms/registry';
import { createJobServices } from './services/jobs';
import { logged } from './services/logged';
import { createPractice, type PracticeNetwork } from './services/practice';
import { createImportServices } from './services/imports';
import { createRecordJobs } from './services/record-jobs';
import { createRecordServices } from './services/records';
import { createSettingsServices } from './services/settings';
import { secretKeyOf } from './services/sign-in-secret';
import { createSipServices } from './services/sip';
import { createSitePlanServices } from './services/site-plan';
import { createSiteServices } from './services/site';
import { createSiteImportServices } from './services/site-import';
import { createSiteAcceptanceServices } from './services/site-acceptance';
import { createSiteBindingServices } from './services/site-binding';
import { createSiteSecurityServices } from './services/site-security';
import { createReportServices } from './services/site-report';
import { createTemplateServices } from './services/templates';
import { openSiteRoom, type SiteRoom } from './site';
import { openUndoStore, type UndoStore } from './site/apply/undo-store';
import { createPlanBook } from './site/plan/book';
import { knownAddresses, knownPlan, remembering } from './site/report/known';
import { openWrittenPasswords, type WrittenPasswords } from './site/plan/written-passwords';
import { openAccessStore, type AccessStore } from './store/access-store';
import { openBackupFolderStore, type BackupFolderStore } from './store/backup-folder-store';
import { openCapabilityStore } from './store/capability-store';
import { openCredentialStore } from './store/credential-store';
import { openImportStore, type ImportStore } from './store/import-store';
import { idOfMac, openIntercomStore, type IntercomStore } from './store/intercom-store';
import { openSecretStore } from './store/secret-store';
import { openTemplateStore, type TemplateStore } from './store/template-store';

/** The program behind the window, without any host. */
export interface Backend {
  readonly router: Router;
  readonly events: EventHub;
  readonly files: FileHandles;
  /** Stops what runs, ends the practice network and writes what is left to write. */
  close(): Promise<void>;
}

/** What differs from the usual, where somebody has a reason. */
export interface BackendOptions {
  /** How long an upgrade waits for what; for real units unless told. */
  readonly upgradeLimits?: Partial<UpgradeLimits>;
  /** How long a restore waits for what. */
  readonly restoreLimits?: Partial<RestoreLimits>;
  /** scrypt's N of the passphrases of new sites. */
  readonly siteCost?: number;
  /** The practice network is started right afterwards: nothing else is searched by itself. */
  readonly practising?: boolean;
}

/** Milliseconds that closing waits for a write that is on its way. */
const CLOSE_MS = 3_000;

async function within(work: Promise<unknown>, ms: number, clock: Clock): Promise<void> {
  const over = new AbortController();
  const limit = clock.sleep(ms, over.signal).catch(() => undefined);
  await Promise.race([work, limit]);
  over.abort();
}

function pinsOf(store: IntercomStore): PinStore {
  return { get: (mac) => store.pinOf(mac), set: (mac, print) => store.setPin(mac, print) };
}

function servicesOf(
  core: Core,
  own: {
    readonly practice: PracticeNetwork;
    readonly imports: ImportStore;
    readonly library: FirmwareLibrary;
    readonly times: ReturnTimes;
    readonly limits: Partial<UpgradeLimits>;
    readonly access: AccessStore;
    readonly folders: BackupFolderStore;
    readonly templates: TemplateStore;
    readonly restoreLimits: Partial<RestoreLimits>;
    readonly sites: SiteRoom;
    readonly written: WrittenPasswords;
    readonly undo: UndoStore;
    readonly events: EventHub;
  },
): Services {
  const { log } = core;
  const { practice, imports, access, library, times, limits } = own;
  const recordJobs = createRecordJobs(core);
  const identifyAt: Identify = (address, options) => identify(address, { ...options, log });
  const config = createConfigServices({ core, identify: identifyAt });
  const book = createPlanBook();
  return {
    ...createAppServices(core, practice),
    ...createDiscoveryServices(core),
    ...createIntercomServices({
      core,
      open: openIntercom,
      identify: identifyAt,
    }),
    ...createDeviceServices(core),
    ...config,
    ...createBackupServices(core, {
      ...{ identify: identifyAt, folders: own.folders, limits: own.restoreLimits },
    }),
    ...createCompareServices(core, own.templates),
    ...createTemplateServices({ core, identify: identifyAt }, own.templates),
    ...createAccessServices({ core, identify: identifyAt, store: access }),
    ...createBossServices(core, { apply: config['config.apply'] }),
    ...createConsoleServices(core),
    ...createDiagnosticsServices(core),
    ...createDoorServices(core),
    ...createSettingsServices(core),
    ...createRecordServices(core, recordJobs),
    ...createImportServices(core, { recordJobs, store: imports }),
    ...createSipServices(core),
    ...createJobServices(core),
    ...createFleetServices(core),
    ...createFirmwareServices({ core, identify: identifyAt, library, times, limits }),
    ...createSiteServices(core, own.sites),
    ...createSiteImportServices(core, { sites: own.sites.keeper, store: imports }),
    ...createSiteAcceptanceServices(core, own.events),
    ...createSiteBindingServices(core),
    ...remembering(createSiteSecurityServices(core), core),
    ...createSitePlanServices(core, {
      ...{ identify: identifyAt, written: own.written, undo: own.undo, events: own.events, book },
    }),
    ...createReportServices(core, (site) => {
      const plan = book.latest(site.id);
      const security = securityOf(site);
      return {
        addresses: knownAddresses(site, core.registry),
        ...{ ...(plan && { plan: knownPlan(plan.head) }), ...(security && { security }) },
      };
    }),
  };
}

/** Where the search sees a MAC now; rows that were not seen again do not count. */
function seenAt(discovery: DiscoveryService, mac: string): string | undefined {
  const row = discovery.get().found.find((one) => one.mac === mac && one.change !== 'left');
  return row?.address;
}

/**
 * Builds everything behind the contract. The host gives it its ports and carries requests, events
 * and files.
 *
 * @throws AppError `file.unreadable` or `file.unwritable` when the data folder cannot be used
 */
export async function createBackend(ports: Ports, options: BackendOptions = {}): Promise<Backend> {
  const { clock, log, dataFolder: folder } = ports;
  const events = createEventHub({ log });
  const { emit } = events;
  const files = await createFileHandles({ folder, clock });
  const secrets = await openSecretStore({ folder, secrets: ports.secrets, clock, log });
  const credentials = await openCredentialStore({ folder, secrets, clock, log });
  const capabilities = await openCapabilityStore({ folder, clock, log });
  const imports = await openImportStore({ folder, clock, log });
  const access = await openAccessStore({ folder, secrets, clock, log });
  const library = await openFirmwareLibrary({ folder, clock, log });
  const times = await openReturnTimes({ folder, clock, log });
  const folders = await openBackupFolderStore({ folder, clock, log });
  const templates = await openTemplateStore({ folder, clock, log });
  const written = await openWrittenPasswords({ folder, clock, log });
  const undo = await openUndoStore({ folder, secrets: ports.secrets, log });
  const points = openRestorePoints({
    ...{ dataFolder: folder, secrets: ports.secrets, log },
    chosen: () => folders.chosen(),
  });
  const store = await openIntercomStore({ folder, clock, log });
  const sites = await openSiteRoom({ folder, clock, log, emit, cost: options.siteCost });
  const locks = createIntercomLocks();
  const jobs = await createJobRunner({ folder, clock, log, emit, locks });
  const registry = createRegistry({ store, capabilities, clock, emit });
  const pins = pinsOf(store);
  const rejections = new RejectionCounter();

  const discovery: DiscoveryService = createDiscovery({
    clock,
    log,
    emit: followMoves({
      emit,
      moved: (row) => void follow({ registry, drivers, log }, row),
    }),
    identify: (address, options) => identify(address, { ...options, log }),
    practising: options.practising ?? false,
    known: {
      byMac: (mac) => registry.find((known) => known.id === idOfMac(mac)),
      byAddress: (address) => registry.find((known) => placeOf(known.address) === placeOf(address)),
    },
  });
  const drivers: Drivers = createDrivers({
    registry,
    pins,
    rejections,
    clock,
    log,
    open: openIntercom,
    async credentialsOf(id) {
      const { username } = registry.get(id);
      const password = await secrets.get(secretKeyOf(id));
      return username === null || password === undefined ? undefined : { username, password };
    },
    seenAt: (mac) => seenAt(discovery, mac),
  });
  const practice = createPractice({ ports, discovery, registry, store, emit });
  const fleets = await createFleetRunner({
    ...{ ports, emit, locks },
    presence: createFleetPresence({
      ...{ drivers, events, registry },
      finder: createFinder({ discovery, clock, log, everyMs: LOOK_EVERY_MS }),
    }),
    describe: (id) => registry.get(id),
  });
  const core: Core = {
    ...{ ports, clock, log, emit, registry, drivers, credentials, secrets, pins, rejections },
    ...{ jobs, fleets, points, discovery, files, sites: sites.keeper },
  };
  const services = logged(
    servicesOf(core, {
      practice,
      imports,
      access,
      library,
      times,
      folders,
      templates,
      ...{ sites, written, undo, events },
      limits: options.upgradeLimits ?? {},
      restoreLimits: options.restoreLimits ?? {},
    }),
    { log, clock },
  );
  const router = createRouter({ services, log, clock });

  return {
    router,
    events,
    files,
    async close() {
      await router.close();
      await discovery.close();
      const jobsEnded = Promise.all([jobs.close(), fleets.close()]);
      await within(jobsEnded, CLOSE_MS, clock);
      // What still waits for an intercom is cut off now.
      await drivers.close();
      await jobsEnded;
      const ended = await practice.stop().then(
        () => undefined,
        (error: unknown) => error,
      );
      await Promise.all(
        [
          ...[store, secrets, credentials, capabilities, imports, access, library, times],
          ...[folders, templates, written],
        ].map((one) => one.flush()),
      );
      await sites.close();
      await files.close();
      if (ended !== undefined)
        log('warn', 'The practice network did not end properly', {
          reason: toAppError(ended).message,
        });
    },
  };
}

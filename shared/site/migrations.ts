/**
 * Steps from each older layout of a site to the next. A file is read as its version has it and
 * brought forward step by step; it is written in the new layout only when something is changed.
 *
 * A step is added whenever `SITE_VERSION` rises, with a file of the version before it in the tests.
 * A field that has a default needs none.
 */
import { SITE_VERSION } from './document';
import type { SiteSecrets } from './secrets';

/** A document before it is known to be a site. */
export type RawSite = Readonly<Record<string, unknown>>;

/** One step, from version `from` to `from + 1`. Pure. */
export interface Migration {
  readonly from: number;
  document(raw: RawSite): RawSite;
  /** For a step that moves secrets to other places; they are sealed, and come when the site is unlocked. */
  secrets?(secrets: SiteSecrets): SiteSecrets;
}

export const MIGRATIONS: readonly Migration[] = [];

/** The steps that there are, and the version to which they lead. */
export interface MigrationPath {
  readonly steps: readonly Migration[];
  readonly to: number;
}
export const THIS_PROGRAM: MigrationPath = { steps: MIGRATIONS, to: SITE_VERSION };

/** The versions that can be read are those from which the steps lead here without a gap. */
function stepsFrom(version: number, steps: readonly Migration[], to: number): readonly Migration[] {
  const path = Array.from({ length: to - version }, (_, at) =>
    steps.find(({ from }) => from === version + at),
  );
  return path.every((step) => step !== undefined) ? path : [];
}

/** The oldest version that can still be read. */
export function oldestVersion({ steps, to }: MigrationPath = THIS_PROGRAM): number {
  let oldest = to;
  while (steps.some(({ from }) => from === oldest - 1)) oldest -= 1;
  return oldest;
}

/** Brings a document of an older version forward; one that cannot be comes back as it is. */
export function migrateSite(
  raw: RawSite,
  version: number,
  { steps, to }: MigrationPath = THIS_PROGRAM,
): RawSite {
  return stepsFrom(version, steps, to).reduce(
    (document, step) => ({ ...step.document(document), version: step.from + 1 }),
    raw,
  );
}

/** Brings secrets that were sealed with an older version forward. */
export function migrateSecrets(
  secrets: SiteSecrets,
  version: number,
  { steps, to }: MigrationPath = THIS_PROGRAM,
): SiteSecrets {
  return stepsFrom(version, steps, to).reduce(
    (found, step) => step.secrets?.(found) ?? found,
    secrets,
  );
}

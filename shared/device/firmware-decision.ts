import {
  compareVersions,
  formatVersion,
  modelsOfVersion,
  parseVersion,
  type FirmwareVersion,
} from './models';

/** What would happen to one intercom with one image. */
export const VERDICTS = [
  'upgrade',
  'same',
  'downgrade',
  'wrong-model',
  'wrong-oem',
  'unknown-image',
  'unknown-unit',
] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Decision {
  readonly verdict: Verdict;
  /** Whether it may run: at once, only after a confirmation, or never. */
  readonly allowed: 'yes' | 'with-confirmation' | 'no';
  /** In words, both sides named. */
  readonly reason: string;
}

export interface UnitFacts {
  readonly model: string;
  readonly firmware: string;
}

export interface ImageFacts {
  readonly fileName: string;
  /** Read from the name; undefined where it holds no version. */
  readonly version: FirmwareVersion | undefined;
}

/** The version in the name of an image (`29.30.10.465.rom`, `A05_105.30.1.20.zip`), where it holds one. */
export function imageFacts(fileName: string): ImageFacts {
  return { fileName, version: parseVersion(fileName) };
}

/** `105 (A05)`; the bare number where nobody knows which model carries it. */
function numbered(first: number): string {
  const models = modelsOfVersion(first).join(', ');
  return models === '' ? String(first) : `${String(first)} (${models})`;
}

/**
 * The one decision, in the preview and again when it runs: the first number of a version is the
 * model, the second the OEM branch, and an image of another of either must never be sent (device
 * notes 5). Numbers are compared as numbers: 10.128 is newer than 10.65.
 */
export function decide(unit: UnitFacts, image: ImageFacts): Decision {
  const current = parseVersion(unit.firmware);
  const target = image.version;
  if (!target)
    return {
      verdict: 'unknown-image',
      allowed: 'with-confirmation',
      reason: `The name ${image.fileName} holds no version, so that nobody can say whether it fits ${unit.model}.`,
    };
  if (!current)
    return {
      verdict: 'unknown-unit',
      allowed: 'with-confirmation',
      reason: `This unit reports the version "${unit.firmware}", which cannot be compared with ${formatVersion(target)}.`,
    };
  if (current.model !== target.model)
    return {
      verdict: 'wrong-model',
      allowed: 'no',
      reason: `The image is for models of number ${numbered(target.model)}; this ${unit.model} is of ${numbered(current.model)}.`,
    };
  if (current.oem !== target.oem)
    return {
      verdict: 'wrong-oem',
      allowed: 'no',
      reason: `The image is of OEM branch ${target.oem}; this ${unit.model} is of OEM branch ${current.oem}.`,
    };
  const order = compareVersions(target, current);
  const step = `${formatVersion(current)} to ${formatVersion(target)}`;
  if (order === 0)
    return { verdict: 'same', allowed: 'no', reason: `It runs ${formatVersion(current)} already.` };
  return order > 0
    ? { verdict: 'upgrade', allowed: 'yes', reason: step }
    : {
        verdict: 'downgrade',
        allowed: 'with-confirmation',
        reason: `${step}: older than what it runs.`,
      };
}

/** Whether a decision lets the upgrade run, once a person has confirmed what has to be confirmed. */
export function mayRun({ allowed }: Decision, confirmed: boolean): boolean {
  return allowed === 'yes' || (allowed === 'with-confirmation' && confirmed);
}

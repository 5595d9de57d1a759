/**
 * What is known of each model before asking it: how many relays and inputs, how many people it
 * takes. Facts to warn by; what the unit itself answers always wins.
 *
 * Sources: device notes 1.7 (relays and inputs), 1.8 (capacities), 5 (first number of the version).
 */
export interface ModelFacts {
  /** As shown to a technician. */
  readonly name: string;
  readonly relays: number;
  readonly inputs: number;
  /** People or cards it takes at most; null where nobody has published it. */
  readonly capacity: number | null;
  /** First numbers of its firmware versions (`101.30.1.2`). */
  readonly versions: readonly number[];
}

const facts = (
  name: string,
  relays: number,
  inputs: number,
  versions: readonly number[],
  capacity: number | null = null,
): ModelFacts => ({ name, relays, inputs, capacity, versions });

/** Longest prefix first matters: `R29S` is an `R29`. */
const MODELS: readonly ModelFacts[] = [
  facts('A01', 1, 2, [101], 20_000),
  facts('A02', 1, 2, [101], 20_000),
  facts('A03', 1, 2, [103], 20_000),
  facts('A05', 1, 1, [105, 205], 20_000),
  facts('A08', 2, 2, [108]),
  facts('A092', 4, 0, [92]),
  facts('A094', 4, 0, [92]),
  facts('A095', 4, 4, []),
  facts('R20', 2, 2, [320, 220], 4000),
  facts('R25', 2, 2, [25]),
  facts('R27', 3, 3, [227]),
  facts('R28', 3, 3, [28, 228]),
  facts('R29', 3, 3, [29]),
  facts('E11', 1, 1, [111]),
  facts('E12', 1, 2, [12, 312], 1000),
  facts('E13', 1, 2, [13]),
  facts('E16', 1, 1, [116, 216]),
  facts('E18', 2, 3, [18]),
  facts('E20', 1, 1, [120]),
  facts('E21', 1, 1, [21]),
  facts('S532', 2, 4, [532], 10_000),
  facts('S535', 1, 2, [535]),
  facts('S539', 3, 3, [539]),
  facts('X910', 2, 2, [910]),
  facts('X912', 2, 3, [912]),
  facts('X915', 3, 3, [915, 2915]),
  facts('X916', 4, 4, [916]),
];

/** Names of the models that are known, in the order of their families. */
export const MODEL_NAMES: readonly string[] = MODELS.map(({ name }) => name);

/** Facts by the model's name, by prefix (`R29S` and `R29C` are `R29`); undefined for a model nobody has described. */
export function modelFacts(model: string): ModelFacts | undefined {
  const upper = model.trim().toUpperCase();
  return MODELS.filter((m) => upper.startsWith(m.name)).sort(
    (a, b) => b.name.length - a.name.length,
  )[0];
}

/** Names of the models whose firmware versions begin with this number; none where nobody has published it. */
export function modelsOfVersion(first: number): readonly string[] {
  return MODELS.filter(({ versions }) => versions.includes(first)).map(({ name }) => name);
}

/** A firmware version `model.OEM.branch.build`, for example 29.30.10.465 (device notes 5). */
export interface FirmwareVersion {
  readonly model: number;
  /** 30 is neutral Akuvox; an image of another OEM must never be put on a unit. */
  readonly oem: number;
  readonly branch: number;
  readonly build: number;
}

/** @returns undefined where the text holds no version of four numbers. */
export function parseVersion(text: string): FirmwareVersion | undefined {
  const match = /(?<![\d.])(\d{1,5})\.(\d{1,5})\.(\d{1,5})\.(\d{1,6})(?![\d])/.exec(text);
  if (!match) return undefined;
  const [model, oem, branch, build] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
  ];
  return { model, oem, branch, build };
}

/** Negative when `a` is older. Compares numbers, so that 10.128 is newer than 10.65. Model and OEM are not compared. */
export function compareVersions(a: FirmwareVersion, b: FirmwareVersion): number {
  return a.branch - b.branch || a.build - b.build;
}

export function formatVersion(version: FirmwareVersion): string {
  return [version.model, version.oem, version.branch, version.build].join('.');
}

/** Letters of the relays or inputs: 3 gives A, B, C. */
export function letters(count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => String.fromCharCode(65 + i));
}

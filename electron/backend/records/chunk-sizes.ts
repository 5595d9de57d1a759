import type { EditableKind } from '../../../shared/contract/records';
import { FUNCTIONS } from './kinds';

/** How many rows at once intercoms of a model and firmware have been found to take. */
export interface ChunkSizes {
  of(unit: string, kind: EditableKind): number;
  /** Fewer than before were taken. */
  learn(unit: string, kind: EditableKind, rows: number): void;
}

/** Remembered until the program ends: a firmware that is replaced is then asked afresh. */
export function createChunkSizes(): ChunkSizes {
  const known = new Map<string, number>();
  const of: ChunkSizes['of'] = (unit, kind) =>
    known.get(`${unit} ${kind}`) ?? FUNCTIONS[kind].chunk;
  return {
    of,
    learn: (unit, kind, rows) =>
      void known.set(`${unit} ${kind}`, Math.max(1, Math.min(rows, of(unit, kind)))),
  };
}

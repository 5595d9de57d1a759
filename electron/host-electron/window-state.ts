import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';

const stateSchema = z.object({
  x: z.number().int().optional(),
  y: z.number().int().optional(),
  width: z.number().int().min(800).max(20_000),
  height: z.number().int().min(500).max(20_000),
  maximized: z.boolean(),
});
/** Where the window was, in device-independent pixels. */
export type WindowState = z.infer<typeof stateSchema>;

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const DEFAULT_STATE: WindowState = { width: 1280, height: 800, maximized: false };

/** Pixels of the window that must be on some screen for it to be found and dragged. */
const VISIBLE = 100;

function isReachable(state: WindowState, area: Rectangle): boolean {
  const { x, y } = state;
  if (x === undefined || y === undefined) return false;
  const across = Math.min(x + state.width, area.x + area.width) - Math.max(x, area.x);
  const titleBarInside = y >= area.y && y <= area.y + area.height - VISIBLE;
  return across >= VISIBLE && titleBarInside;
}

/** Forgets a place that no screen shows any more (a docking station that was left behind). */
export function fitToScreens(state: WindowState, areas: readonly Rectangle[]): WindowState {
  if (areas.some((area) => isReachable(state, area))) return state;
  const { width, height, maximized } = state;
  return { width, height, maximized };
}

const fileOf = (folder: string) => join(folder, 'window.json');

/** Reads where the window was; anything wrong with the file just means the default. */
export async function readWindowState(folder: string): Promise<WindowState> {
  try {
    return stateSchema.parse(JSON.parse(await readFile(fileOf(folder), 'utf8')));
  } catch {
    // Absent at the first start; and a damaged one is worth nothing more than a default place.
    return DEFAULT_STATE;
  }
}

export async function writeWindowState(folder: string, state: WindowState): Promise<void> {
  await writeFileAtomic(fileOf(folder), JSON.stringify(state));
}

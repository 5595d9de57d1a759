import { create } from 'zustand';
import type { Ladder } from '../../../../shared/contract/diagnostics';

export const VIEWS = ['logs', 'doorlog', 'calllog', 'capture', 'ladder'] as const;
export type View = (typeof VIEWS)[number];

export function isView(name: string | null): name is View {
  return VIEWS.some((view) => view === name);
}

/** A capture that was opened, with the name of its file. */
export interface OpenLadder {
  readonly name: string;
  readonly ladder: Ladder;
}

/** What was looked at last: other screens may be visited without losing it. */
interface Diagnostics {
  readonly view: View;
  readonly open: OpenLadder | null;
}

const FRESH: Diagnostics = { view: 'logs', open: null };

const useStore = create<{ readonly byId: Readonly<Record<string, Diagnostics>> }>(() => ({
  byId: {},
}));

function change(id: string, part: Partial<Diagnostics>): void {
  useStore.setState(({ byId }) => ({
    byId: { ...byId, [id]: { ...(byId[id] ?? FRESH), ...part } },
  }));
}

export function useDiagnostics(id: string): Diagnostics {
  return useStore(({ byId }) => byId[id] ?? FRESH);
}

export function showView(id: string, view: View): void {
  change(id, { view });
}

export function showLadder(id: string, open: OpenLadder): void {
  change(id, { open, view: 'ladder' });
}

import type { EditableKind } from '../contract/records';
import type { PlanKind, PlanLine, PlanRisk } from '../contract/site-plan';
import { codeClashes, type CodeClash } from './code-clashes';
import { judgeOf } from './judge-rows';
import { listWork, type LeftRow, type ListWork } from './list-work';
import { rowLines } from './plan-rows';
import { settingLines } from './plan-settings';
import { predecessorSettings, projectPredecessor, type Predecessor } from './predecessor';
import { projectDoor } from './projection';
import type { WantedSetting } from './project-settings';
import { settingsWork, type SettingChange, type SettingsWork } from './settings-work';
import type { Door, Site } from './document';
import type { DoorRead } from './door-read';
import type { Refusal } from './wanted';

/** Lists in the order in which they are written: what others refer to comes first. */
export const LIST_ORDER = [
  'schedule',
  'group',
  'user',
  'privatekey',
  'rfkey',
  'contact',
  'dialreplace',
] as const satisfies readonly EditableKind[];

/** What a line stands for, for those who carry it out or take it into the site. */
export interface LineSource {
  readonly add: readonly ListWork['add'][number][];
  readonly set: readonly ListWork['set'][number][];
  readonly remove: readonly ListWork['remove'][number][];
  readonly settings: readonly SettingChange[];
}

/** A line before it has a number and a door. */
export interface PlannedLine {
  readonly line: Omit<PlanLine, 'id' | 'door'>;
  readonly source: LineSource;
}

/** What has to be done at one door so that its intercom is as the site wants it. */
export interface DoorPlan {
  readonly lists: readonly ListWork[];
  readonly settings: SettingsWork;
  readonly lines: readonly PlannedLine[];
  /** Codes that two would have, or that are public. */
  readonly clashes: readonly CodeClash[];
  readonly counts: {
    readonly todo: number;
    readonly refused: number;
    readonly same: number;
    readonly others: number;
  };
}

export interface PlanTask {
  readonly site: Site;
  readonly door: Door;
  readonly read: DoorRead;
  /** What the unit before had, where that is still to be brought over. */
  readonly before?: Predecessor;
}

/** The work at one door, without its sentences; of some lists only where they are named. Pure. */
export function doorWork(
  task: PlanTask,
  only: readonly EditableKind[] = LIST_ORDER,
): {
  readonly lists: readonly ListWork[];
  readonly settings: SettingsWork;
  readonly wanted: readonly WantedSetting[];
  readonly refused: readonly Refusal[];
} {
  const { site, door, read, before } = task;
  const projection = projectDoor(site, door, read);
  const judge = judgeOf(site, door);
  const brought = before
    ? projectPredecessor(before, read, { wanted: projection.rows, judge })
    : { rows: [], refused: [] };
  const rows = [...projection.rows, ...brought.rows];
  const lists = LIST_ORDER.filter((kind) => only.includes(kind)).flatMap((kind) => {
    const present = read.lists[kind];
    if (!present) return [];
    const wanted = rows.filter((row) => row.kind === kind);
    return [listWork({ kind, model: read.model, present, wanted, judge })];
  });
  const settings = [
    ...projection.settings,
    ...(before ? predecessorSettings(before, read, projection.settings) : []),
  ];
  return {
    lists,
    wanted: settings,
    settings: settingsWork(settings, projection.settingsRefused, read),
    refused: [...projection.refused, ...brought.refused, ...lists.flatMap((list) => list.refused)],
  };
}

/** The difference between what a site wants of a door and what was read of it, in sentences. Pure. */
export function planDoor(task: PlanTask): DoorPlan {
  const { lists, settings, wanted, refused } = doorWork(task);
  const clashes = codeClashes({ lists, wanted, read: task.read });
  const lines = [
    ...rowLines({ lists, refused, clashes, site: task.site }),
    ...settingLines(settings, task.read.settings),
  ];
  const of = (state: PlanLine['state']): number =>
    lines.filter(({ line }) => line.state === state).length;
  return {
    ...{ lists, settings, lines, clashes },
    counts: {
      todo: of('todo'),
      refused: of('refused'),
      same: settings.same + lists.reduce((sum, { same }) => sum + same.length, 0),
      others: lists.reduce((sum, { others }) => sum + others.length, 0),
    },
  };
}

/** Whether there is nothing left to do: what cannot be had on this intercom does not count. */
export const isEmpty = ({ lines }: Pick<DoorPlan, 'lines'>): boolean =>
  lines.every(({ line }) => line.state === 'refused');

/** How many lines there are to do, by kind or by risk. */
export function countBy<K extends PlanKind | PlanRisk>(
  lines: readonly PlannedLine[],
  of: (line: PlannedLine['line']) => readonly K[],
): Partial<Record<K, number>> {
  const counts: Partial<Record<K, number>> = {};
  for (const { line } of lines)
    if (line.state === 'todo') for (const one of of(line)) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
}

/** The rows that the site does not know. */
export const othersOf = ({ lists }: Pick<DoorPlan, 'lists'>): readonly LeftRow[] =>
  lists.flatMap(({ others }) => others);

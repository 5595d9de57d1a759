import { useEffect, useMemo } from 'react';
import { create } from 'zustand';
import type { Intercom } from '../../../../shared/contract/intercoms';
import type { EditableKind, RecordRow } from '../../../../shared/contract/records';
import { letters } from '../../../../shared/device/models';
import { DEFAULT_GROUP } from '../../../../shared/device/record-compare';
import { limitsOf, type RecordLimits } from '../../../../shared/device/rules';
import { api } from '../../../api';
import { loadRecords, useRecordList } from '../../../stores/records';

export interface RelayName {
  /** As it stands in `DoorNum` and after the schedule: 1 is relay A. */
  readonly number: string;
  readonly letter: string;
  /** Given on the intercom; empty where it has none. */
  readonly name: string;
}

export interface ScheduleName {
  readonly id: string;
  readonly name: string;
}

/** What an editor of records has to know of the intercom. */
export interface RecordContext {
  readonly limits: RecordLimits;
  readonly relays: readonly RelayName[];
  readonly schedules: readonly ScheduleName[];
  readonly groups: readonly string[];
}

/** On every unit, whether it lists them or not (device notes 1.5). */
const FACTORY_SCHEDULES: readonly ScheduleName[] = [
  { id: '1001', name: 'Always' },
  { id: '1002', name: 'Never' },
];

interface RelaysState {
  readonly byIntercom: Readonly<Record<string, readonly RelayName[]>>;
}

const useRelays = create<RelaysState>()(() => ({ byIntercom: {} }));

/** Asks for the relays and their names, once a run: they decide what the boxes for doors are called. */
async function loadRelays(id: string): Promise<void> {
  const { relays } = await api.call('device.live', { id });
  if (!relays.known) return;
  const named = relays.value.map(({ letter, name }) => ({
    number: String(letter.charCodeAt(0) - 64),
    letter,
    name,
  }));
  useRelays.setState(({ byIntercom }) => ({ byIntercom: { ...byIntercom, [id]: named } }));
}

/** Whether a schedule is one of those that are on every unit. */
export const isFactorySchedule = (id: string): boolean =>
  FACTORY_SCHEDULES.some((schedule) => schedule.id === id);

export function scheduleNames(rows: readonly RecordRow[] | null): readonly ScheduleName[] {
  const known = (rows ?? []).map((row) => ({
    // Some units number their rows apart from the schedules.
    id: row['ScheduleID'] ?? row['ID'] ?? '',
    name: row['Name'] ?? '',
  }));
  const missing = FACTORY_SCHEDULES.filter(({ id }) => !known.some((other) => other.id === id));
  return [...missing, ...known];
}

/** Reads what the editor of this kind needs beside its own list. */
export function useRecordContext(intercom: Intercom, kind: EditableKind): RecordContext {
  const { id, model } = intercom;
  const relays = useRelays(({ byIntercom }) => byIntercom[id]);
  const schedules = useRecordList(id, 'schedule');
  const groups = useRecordList(id, 'group');

  const wantsRelays = kind === 'user' || kind === 'privatekey' || kind === 'rfkey';
  useEffect(() => {
    if (wantsRelays && useRelays.getState().byIntercom[id] === undefined) {
      // Without an answer the model's own number of relays is offered, by letter.
      loadRelays(id).catch(() => undefined);
    }
    if (kind === 'user') void loadRecords(id, 'schedule');
    if (kind === 'contact') void loadRecords(id, 'group');
  }, [id, kind, wantsRelays]);

  return useMemo(() => {
    const limits = limitsOf(model);
    const names = (groups.rows ?? []).flatMap(({ Name }) => (Name ? [Name] : []));
    return {
      limits,
      relays:
        relays ??
        letters(limits.doors).map((letter, i) => ({ number: String(i + 1), letter, name: '' })),
      schedules: scheduleNames(schedules.rows),
      groups: names.includes(DEFAULT_GROUP) ? names : [DEFAULT_GROUP, ...names],
    };
  }, [model, relays, schedules.rows, groups.rows]);
}

import { z } from 'zod';
import { capabilitySchema, type Capability } from '../../../shared/contract/intercoms';
import type { Clock, Log } from '../ports';
import { openJsonFile } from './json-file';

const schema = z.record(z.string(), z.record(z.string(), capabilitySchema));

export type Capabilities = Readonly<Record<string, Capability>>;

/** What a unit is, as far as it decides what it can do. */
export interface ModelAndFirmware {
  readonly model: string;
  readonly firmware: string;
}

/** What was found out about functions, once for all units of the same model and firmware. */
export interface CapabilityStore {
  of(unit: ModelAndFirmware): Capabilities;
  /** Adds to what is known; `unknown` never takes the place of an answer. */
  learn(unit: ModelAndFirmware, found: Capabilities): Promise<void>;
  flush(): Promise<void>;
}

const keyOf = ({ model, firmware }: ModelAndFirmware) => `${model} ${firmware}`;

export async function openCapabilityStore(options: {
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<CapabilityStore> {
  const file = await openJsonFile({ ...options, name: 'capabilities', schema, empty: {} });
  return {
    of: (unit) => file.value[keyOf(unit)] ?? {},
    async learn(unit, found) {
      const before = file.value[keyOf(unit)] ?? {};
      const news = Object.entries(found).filter(
        ([name, answer]) => before[name] === undefined || answer !== 'unknown',
      );
      if (news.every(([name, answer]) => before[name] === answer)) return;
      await file.update((all) => ({
        ...all,
        [keyOf(unit)]: { ...before, ...Object.fromEntries(news) },
      }));
    },
    flush: () => file.flush(),
  };
}

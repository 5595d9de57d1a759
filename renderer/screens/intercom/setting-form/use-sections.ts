import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Section } from '../../../../shared/contract/settings';
import type { HeldSettings } from '../../../../shared/device/setting-fields';
import { isAppError, toAppError, type AppErrorData } from '../../../../shared/errors';
import { api } from '../../../api';
import { useEntry } from '../entries';

/** A section as it was read, or why it was not. */
export type SectionReading =
  | { readonly state: 'ready'; readonly values: HeldSettings }
  | { readonly state: 'lacking' }
  | { readonly state: 'failed'; readonly error: AppErrorData };

type Readings = Readonly<Partial<Record<Section, SectionReading>>>;

export interface Sections {
  /** Undefined while it is being read for the first time. */
  readonly of: (section: Section) => SectionReading | undefined;
  /** Everything that was read, together. */
  readonly held: HeldSettings;
  readonly readAgain: () => void;
}

async function read(id: string, section: Section, signal: AbortSignal): Promise<SectionReading> {
  try {
    const { values } = await api.call('settings.get', { id, section }, { signal });
    return { state: 'ready', values };
  } catch (error) {
    if (isAppError(error, 'device.unsupported')) return { state: 'lacking' };
    return { state: 'failed', error: toAppError(error).toData() };
  }
}

/** Reads sections of an intercom's settings one after the other. `sections` must not change. */
export function useSections(id: string, sections: readonly Section[]): Sections {
  const [readings, setReadings] = useState<Readings>({});
  const [turn, setTurn] = useState(0);
  const entry = useEntry();

  useEffect(() => {
    const abort = new AbortController();
    const all = async () => {
      for (const section of sections) {
        const reading = await read(id, section, abort.signal);
        if (abort.signal.aborted) return;
        // Values that were read once are better than none.
        setReadings((before) =>
          reading.state === 'failed' && before[section]?.state === 'ready'
            ? before
            : { ...before, [section]: reading },
        );
      }
    };
    void all();
    return () => abort.abort();
  }, [id, sections, turn, entry]);

  const readAgain = useCallback(() => setTurn((count) => count + 1), []);
  const held = useMemo(
    (): HeldSettings =>
      Object.fromEntries(
        Object.values(readings).flatMap((one) =>
          one.state === 'ready' ? Object.entries(one.values) : [],
        ),
      ),
    [readings],
  );
  return { of: (section) => readings[section], held, readAgain };
}

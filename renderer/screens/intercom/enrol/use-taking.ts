import { useState } from 'react';
import { toHex } from '../../../../shared/device/card-number';
import type { CodeOwners } from '../../../../shared/device/code-owners';
import { decodeReader, guessFormat } from '../../../../shared/device/reader-format';
import { beep } from '../../../components/beep';
import { useCardReader } from '../../../components/use-card-reader';
import { present, type Presented } from './session';
import { enrolmentOf, patchEnrolment, type ReaderPlace } from './store';
import { useDoorReader, type DoorReader } from './use-door-reader';

/** The card that was presented last, as it was taken for. */
export interface LastCard {
  readonly code: string;
  /** As the USB reader typed it; empty for the reader of the intercom. */
  readonly typed: string;
  readonly what: Presented;
  /** Counts the cards, so that the same one twice is seen twice. */
  readonly number: number;
}

/** What a USB reader sent that is no card. */
export interface Unread {
  readonly typed: string;
  readonly why: 'format' | 'unended';
}

export interface Taking {
  readonly last: LastCard | null;
  readonly unread: Unread | null;
  readonly door: DoorReader;
}

interface TakingOptions {
  readonly id: string;
  readonly reader: ReaderPlace;
  /** Cards are awaited: somebody is to get one, and nothing else goes on. */
  readonly active: boolean;
  readonly owners: CodeOwners;
}

/** Takes cards from the reader that was chosen, one person after another. */
export function useTaking({ id, reader, active, owners }: TakingOptions): Taking {
  const [last, setLast] = useState<LastCard | null>(null);
  const [unread, setUnread] = useState<Unread | null>(null);

  const take = (code: string, typed: string) => {
    const { session, sound } = enrolmentOf(id);
    const result = present(session, { code, owners, at: Date.now() });
    setUnread(null);
    if (result.what === 'still-there') return;
    if (sound) beep(result.what === 'taken' ? 'good' : 'bad');
    patchEnrolment(id, { session: result.session });
    setLast((before) => ({ code, typed, what: result.what, number: (before?.number ?? 0) + 1 }));
  };
  const refuse = (problem: Unread) => {
    if (enrolmentOf(id).sound) beep('bad');
    setUnread(problem);
  };

  const door = useDoorReader({
    id,
    active: active && reader === 'door',
    onCard: (code) => take(code, ''),
  });
  useCardReader({
    active: active && reader === 'usb',
    onCard: (typed) => {
      const format = enrolmentOf(id).format ?? guessFormat(typed);
      const bytes = decodeReader({ text: typed, format });
      if (bytes) take(toHex(bytes), typed);
      else refuse({ typed, why: 'format' });
    },
    onUnended: (typed) => refuse({ typed, why: 'unended' }),
  });
  return { last, unread, door };
}

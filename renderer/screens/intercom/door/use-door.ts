import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Live } from '../../../../shared/contract/device';
import type { Section } from '../../../../shared/contract/settings';
import type { AppErrorData } from '../../../../shared/errors';
import { changed, type FormValues, type Slot } from '../setting-form/slots';
import { useSections } from '../setting-form/use-sections';
import { doorFormOf, doorProblems, type DoorForm } from './door-model';
import { doorDraftOf, patchDoorDraft, useDoorDraft, type DoorDraft } from './draft';

const SECTIONS: readonly Section[] = ['relay', 'input'];

export interface Door {
  readonly id: string;
  readonly draft: DoorDraft;
  readonly form: DoorForm;
  readonly values: FormValues;
  /** By the id of the slot. */
  readonly problems: Readonly<Record<string, string>>;
  /** Nothing was read yet. */
  readonly reading: boolean;
  /** The intercom has these settings neither of relays nor of inputs. */
  readonly lacking: boolean;
  readonly error: AppErrorData | null;
  readonly set: (slot: Slot, value: string) => void;
  readonly readAgain: () => void;
}

/** The settings of a door with what was entered for them. */
export function useDoor(id: string, live: Live | null): Door {
  const { t } = useTranslation();
  const draft = useDoorDraft(id);
  const sections = useSections(id, SECTIONS);
  const { held } = sections;
  const relays = live?.relays.known === true ? live.relays.value : NONE;
  const inputs = live?.inputs.known === true ? live.inputs.value : NONE;
  const form = useMemo(
    () =>
      doorFormOf(
        { held, relays, inputs },
        {
          relay: (letter) => t('intercom.switches.relay', { letter }),
          input: (letter) => t('intercom.switches.input', { letter }),
          dtmf: t('door.dtmf.title'),
          http: t('door.http.title'),
          inputCall: t('door.inputCall.title'),
        },
      ),
    [held, relays, inputs, t],
  );
  const values = { held, changes: draft.changes };
  const readings = SECTIONS.map((section) => sections.of(section));
  const failed = readings.find((one) => one?.state === 'failed');
  return {
    id,
    draft,
    form,
    values,
    problems: doorProblems(
      form,
      { ...values, wired: draft.wired },
      {
        codeLength: (length) => t('door.problem.codeLength', { length }),
        httpLogin: t('door.problem.httpLogin'),
        noCallNumber: t('door.problem.noCallNumber'),
      },
    ),
    reading: readings.includes(undefined),
    lacking: readings.every((one) => one?.state === 'lacking'),
    error: failed?.state === 'failed' ? failed.error : null,
    set: (slot, value) => {
      const now = { held, changes: doorDraftOf(id).changes };
      patchDoorDraft(id, { changes: changed(slot, value, now) });
    },
    readAgain: sections.readAgain,
  };
}

const NONE = [] as const;

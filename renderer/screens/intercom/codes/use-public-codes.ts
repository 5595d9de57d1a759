import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../../shared/assert';
import type { Intercom } from '../../../../shared/contract/intercoms';
import type { CodeOwners } from '../../../../shared/device/code-owners';
import {
  isWarning,
  publicCodeProblems,
  type PublicCodeProblem,
} from '../../../../shared/device/public-codes';
import { limitsOf } from '../../../../shared/device/rules';
import { PUBLIC_CODE_FIELDS } from '../../../../shared/device/setting-fields';
import type { SlotWrite } from '../setting-form/change-bar';
import {
  changed,
  problemsOf,
  slotsOf,
  valueOf,
  type FormValues,
  type Slot,
} from '../setting-form/slots';
import type { SectionReading, Sections } from '../setting-form/use-sections';
import { writeSlots, type WriteReport } from '../setting-form/write-slots';
import { codesViewOf, patchCodesView, useCodesView } from './view';

export interface PublicCodesForm {
  readonly reading: SectionReading | undefined;
  readonly slots: readonly Slot[];
  readonly values: FormValues;
  /** By the id of the slot: what keeps it from being written. */
  readonly problems: Readonly<Record<string, string>>;
  /** By the id of the slot: what is worth a look. */
  readonly warnings: Readonly<Record<string, string>>;
  readonly noneSet: boolean;
  readonly writing: SlotWrite;
  readonly set: (slot: Slot, value: string) => void;
  readonly discard: () => void;
  readonly readAgain: () => void;
}

/** The three codes as the intercom has them; empty where there is none, for the place is the number. */
export function heldPublicCodes(held: Readonly<Record<string, string>>): readonly string[] {
  return PUBLIC_CODE_FIELDS.filter(({ kind }) => kind === 'code').map(
    ({ keys }) => keys.map((key) => held[key]).find((value) => value !== undefined) ?? '',
  );
}

interface PublicCodesOptions {
  readonly intercom: Intercom;
  /** With the section `publiccode` in them. */
  readonly sections: Sections;
  readonly owners: CodeOwners;
}

/** The public codes with what was entered for them. */
export function usePublicCodes(options: PublicCodesOptions): PublicCodesForm {
  const { sections, owners } = options;
  const { id, model } = options.intercom;
  const { t } = useTranslation();
  const { changes } = useCodesView(id);
  const [busy, setBusy] = useState(false);
  const [report, setReport] = useState<WriteReport | null>(null);
  const { held } = sections;
  const values = { held, changes };
  const slots = useMemo(
    () =>
      slotsOf(PUBLIC_CODE_FIELDS, {
        section: 'publiccode',
        group: t('codes.public.group'),
        held,
      }),
    [held, t],
  );
  const value = (name: string) => {
    const slot = slots.find(({ field }) => field.id === name);
    return slot ? valueOf(slot, held, changes) : '';
  };
  const codeSlots = slots.filter(({ field }) => field.kind === 'code');
  const codes = codeSlots.map((slot) => valueOf(slot, held, changes));
  const enabled = value('enabled') === '1';
  const found = publicCodeProblems({
    wanted: { enabled, length: value('length'), codes },
    owners,
    forbiddenFirstDigit: limitsOf(model).forbiddenFirstDigit,
  });
  const words = (problem: PublicCodeProblem): string => {
    switch (problem.kind) {
      case 'digits':
        return t('codes.public.problem.digits');
      case 'length':
        return t('codes.public.problem.length', problem);
      case 'twice':
        return t('codes.public.problem.twice', problem);
      case 'pin':
        return problem.name === ''
          ? t('codes.public.problem.pinUnnamed')
          : t('codes.public.problem.pin', problem);
      case 'first-digit':
        return t('codes.public.problem.first-digit', problem);
      default:
        return assertNever(problem);
    }
  };
  const pick = (wanted: (problem: PublicCodeProblem) => boolean) =>
    Object.fromEntries(
      codeSlots.flatMap(({ id: slot }, index) => {
        const problem = found[index];
        return problem && wanted(problem) ? [[slot, words(problem)]] : [];
      }),
    );
  return {
    reading: sections.of('publiccode'),
    slots,
    values,
    problems: { ...problemsOf(slots, values), ...pick((problem) => !isWarning(problem)) },
    warnings: pick(isWarning),
    noneSet: enabled && codes.every((code) => code === ''),
    writing: {
      busy,
      report,
      clear: () => setReport(null),
      write: async () => {
        setBusy(true);
        const done = await writeSlots(id, slots, changes);
        const left = Object.entries(codesViewOf(id).changes).filter(
          ([key]) => !done.settled.includes(key),
        );
        patchCodesView(id, { changes: Object.fromEntries(left) });
        setReport(done);
        setBusy(false);
        sections.readAgain();
        return done;
      },
    },
    set: (slot, next) => {
      const before = { held, changes: codesViewOf(id).changes };
      patchCodesView(id, { changes: changed(slot, next, before) });
    },
    discard: () => patchCodesView(id, { changes: {} }),
    readAgain: sections.readAgain,
  };
}

import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { SipForm } from '../../../../shared/contract/sip';
import { WizardFrame } from '../../../components/wizard';
import {
  patchDraft,
  patchForm,
  type AccountForm,
  type AccountNumber,
  type SipDraft,
} from './draft';
import { resolverOf } from './resolver';
import {
  copiedFrom,
  FORM_STEPS,
  problemsOf,
  sectionOf,
  SIP_STEPS,
  STEP_FIELDS,
  type FormStep,
  type OptionSection,
  type SipField,
} from './sip-steps';
import { OptionsStep } from './steps/options-step';
import { ServerStep } from './steps/server-step';
import { UserStep } from './steps/user-step';
import { useRangeWords } from './use-range-words';
import type { Shell } from './use-shell';

interface FormStepsProps {
  readonly id: string;
  readonly step: FormStep;
  readonly draft: SipDraft;
  readonly form: AccountForm;
  readonly shell: Shell;
  readonly onLeave: () => void;
}

const other = (account: AccountNumber): AccountNumber => (account === 1 ? 2 : 1);

/** The steps that are filled in: one form over all of them, checked as one types. */
export function FormSteps({ id, step, draft, form, shell, onLeave }: FormStepsProps) {
  const { t } = useTranslation();
  const words = useRangeWords();
  const { account } = draft;
  const [open, setOpen] = useState<OptionSection | null>(null);
  /** A field to go to as soon as its section is open. */
  const wanted = useRef<SipField | null>(null);

  const { facts } = form;
  const resolver = useMemo(
    () => resolverOf((values) => problemsOf(values, facts, words)),
    [facts, words],
  );
  const methods = useForm<SipForm>({ defaultValues: form.values, resolver, mode: 'onChange' });
  const { subscribe, trigger, setValue, setFocus, getValues } = methods;

  const lastUser = useRef(form.values.username);
  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: ({ values, name }) => {
          if (name === 'username') {
            // The authentication name follows the user name for as long as it was the same.
            const follows = values.authName === lastUser.current;
            lastUser.current = values.username;
            if (follows && !facts.missing.includes('authName'))
              setValue('authName', values.username);
          }
          // Asked for anew: `values` is from before the name above was set.
          const now = getValues();
          patchForm(id, {
            account,
            values: { ...now },
            ...((now.password ?? '') !== '' && { passwordLost: false }),
          });
        },
      }),
    [subscribe, getValues, setValue, id, account, facts],
  );

  useEffect(() => {
    if (wanted.current === null) return;
    setFocus(wanted.current);
    wanted.current = null;
  }, [open, setFocus]);

  const bad = STEP_FIELDS[step].filter((field) => shell.problems[field] !== undefined);

  const next = async () => {
    const first = bad[0];
    if (first === undefined) {
      patchDraft(id, { step: SIP_STEPS[SIP_STEPS.indexOf(step) + 1] ?? 'review' });
      return;
    }
    const section = sectionOf(first);
    await trigger([...STEP_FIELDS[step]]);
    if (section === null || section === open) setFocus(first);
    else {
      wanted.current = first;
      setOpen(section);
    }
  };

  const from = draft.forms[other(account)];
  const copy = () => {
    if (!from) return;
    const taken = copiedFrom(from.original, getValues());
    for (const [field, value] of Object.entries(taken))
      setValue(field as SipField, value, { shouldValidate: true });
    patchForm(id, { account, copiedFrom: other(account) });
  };

  const pages: Readonly<Record<FormStep, ReactNode>> = {
    server: (
      <ServerStep
        form={form}
        copyFrom={from && from.original.server !== '' ? other(account) : null}
        onCopy={copy}
      />
    ),
    user: <UserStep form={form} />,
    options: <OptionsStep form={form} open={open} onOpen={setOpen} />,
  };
  const server = form.values.server.trim();
  const headings: Readonly<Record<FormStep, string>> = {
    server: t('sip.heading.server', { account }),
    user: server === '' ? t('sip.heading.userNoServer') : t('sip.heading.user', { server }),
    options: t('sip.heading.options'),
  };

  return (
    <FormProvider {...methods}>
      <WizardFrame
        steps={shell.steps}
        current={step}
        onStep={shell.onStep}
        heading={headings[step]}
        intro={step === 'options' ? t('sip.intro.options') : undefined}
        onBack={() =>
          patchDraft(id, { step: FORM_STEPS[FORM_STEPS.indexOf(step) - 1] ?? 'account' })
        }
        next={{
          label: t('wizard.next'),
          onPress: () => void next(),
          missing: bad.map((field) => t(`sip.field.${field}`)),
        }}
        onLeave={onLeave}
      >
        {pages[step]}
      </WizardFrame>
    </FormProvider>
  );
}

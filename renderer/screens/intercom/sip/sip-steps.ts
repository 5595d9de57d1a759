import { sipFormSchema, type SipForm } from '../../../../shared/contract/sip';
import {
  checkSipAccount,
  SIP_FIELD_NAMES,
  type SipField,
} from '../../../../shared/device/sip-account';

export const SIP_STEPS = ['account', 'server', 'user', 'options', 'review', 'result'] as const;
export type SipStep = (typeof SIP_STEPS)[number];

/** The steps that are filled in before anything is shown for review. */
export const FORM_STEPS = ['server', 'user', 'options'] as const;
export type FormStep = (typeof FORM_STEPS)[number];

export const OPTION_SECTIONS = ['transport', 'proxy', 'nat'] as const;
export type OptionSection = (typeof OPTION_SECTIONS)[number];

/** Fields of the options, section by section; one section is open at a time. */
export const SECTION_FIELDS: Readonly<Record<OptionSection, readonly SipField[]>> = {
  transport: ['transport'],
  proxy: ['proxyEnabled', 'proxyServer', 'proxyPort'],
  nat: ['rport', 'keepAlive', 'keepAliveSeconds', 'stunEnabled', 'stunServer', 'stunPort'],
};

export const STEP_FIELDS: Readonly<Record<FormStep, readonly SipField[]>> = {
  server: ['enabled', 'server', 'port'],
  user: ['username', 'authName', 'password', 'displayName', 'label'],
  options: OPTION_SECTIONS.flatMap((section) => SECTION_FIELDS[section]),
};

export type { SipField };
export type SipProblems = Partial<Record<SipField, string>>;

/** What the form knows about the intercom it is for. */
export interface SipFacts {
  /** The intercom holds a password already. */
  readonly hasPassword: boolean;
  /** Fields that this intercom has no setting for. */
  readonly missing: readonly string[];
}

/** Sentences for what the schema can only call invalid. */
export interface RangeWords {
  readonly port: string;
  readonly seconds: string;
  readonly tooLong: string;
}

export function isSipField(name: string): name is SipField {
  return (SIP_FIELD_NAMES as readonly string[]).includes(name);
}

function rangeWord(field: SipField, words: RangeWords): string | null {
  if (field === 'port' || field === 'proxyPort' || field === 'stunPort') return words.port;
  if (field === 'keepAliveSeconds') return words.seconds;
  return null;
}

/**
 * What is wrong with the form, field by field, in words; empty when it can be written. Fields that
 * the intercom lacks are never a problem: nothing is written for them.
 */
export function problemsOf(form: unknown, facts: SipFacts, words: RangeWords): SipProblems {
  const problems: SipProblems = {};
  const parsed = sipFormSchema.safeParse(form);
  if (parsed.success) Object.assign(problems, checkSipAccount(parsed.data, facts.hasPassword));
  else {
    for (const issue of parsed.error.issues) {
      const field = String(issue.path[0]);
      if (!isSipField(field)) continue;
      problems[field] ??=
        rangeWord(field, words) ?? (issue.code === 'too_big' ? words.tooLong : issue.message);
    }
    // The contradictions are named beside the invalid values, so that nobody is sent back twice.
    Object.assign(problems, {
      ...checkSipAccount(form as SipForm, facts.hasPassword),
      ...problems,
    });
  }
  return Object.fromEntries(
    Object.entries(problems).filter(([field]) => !facts.missing.includes(field)),
  );
}

/** The first of the steps that has a problem, or null when the form can be reviewed. */
export function firstBadStep(problems: SipProblems): FormStep | null {
  return (
    FORM_STEPS.find((step) => STEP_FIELDS[step].some((field) => problems[field] !== undefined)) ??
    null
  );
}

/** The section of the options that a field is in, or null where it is elsewhere. */
export function sectionOf(field: SipField): OptionSection | null {
  return OPTION_SECTIONS.find((section) => SECTION_FIELDS[section].includes(field)) ?? null;
}

/** The form as it is sent: a blank password is left out, so that the stored one stays. */
export function toSend(form: SipForm): SipForm {
  const { password, ...rest } = form;
  return password === undefined || password === '' ? rest : { ...rest, password };
}

/** Fields of the form that differ from what the intercom had. */
export function changedFields(before: SipForm, now: SipForm): readonly SipField[] {
  return SIP_FIELD_NAMES.filter((field) =>
    field === 'password'
      ? now.password !== undefined && now.password !== ''
      : before[field] !== now[field],
  );
}

/**
 * The other account's settings taken over. User, names and password stay: two accounts with the
 * same user would push each other off the registrar, and passwords cannot be read.
 */
export function copiedFrom(other: SipForm, mine: SipForm): SipForm {
  const { username, authName, displayName, label, password } = mine;
  return { ...other, enabled: true, username, authName, displayName, label, password };
}

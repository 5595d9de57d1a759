import { Accordion } from '@mantine/core';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../../../shared/assert';
import type { SipForm } from '../../../../../shared/contract/sip';
import type { AccountForm } from '../draft';
import { NumberField, SwitchField, TextField, TransportField } from '../fields';
import { OPTION_SECTIONS, type OptionSection } from '../sip-steps';
import classes from '../sip.module.css';

interface OptionsStepProps {
  readonly form: AccountForm;
  readonly open: OptionSection | null;
  readonly onOpen: (section: OptionSection | null) => void;
}

const isSection = (name: string | null): name is OptionSection =>
  name !== null && (OPTION_SECTIONS as readonly string[]).includes(name);

/** What most systems do not need: closed, with a word on what is set; one section open at a time. */
export function OptionsStep({ form, open, onOpen }: OptionsStepProps) {
  const { t } = useTranslation();
  const values = useWatch<SipForm>() as SipForm;
  const summary = useSummary();
  return (
    <Accordion
      variant="contained"
      order={3}
      transitionDuration={0}
      value={open}
      onChange={(value) => onOpen(isSection(value) ? value : null)}
    >
      {OPTION_SECTIONS.map((section) => (
        <Accordion.Item key={section} value={section} className={classes.section}>
          <Accordion.Control>
            <span className={classes.sectionTitle}>{t(`sip.section.${section}`)}</span>
            <span className={classes.sectionSummary}>{summary(section, values)}</span>
          </Accordion.Control>
          <Accordion.Panel>
            {open === section && (
              <SectionFields section={section} missing={form.facts.missing} values={values} />
            )}
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}

interface SectionFieldsProps {
  readonly section: OptionSection;
  readonly missing: readonly string[];
  readonly values: SipForm;
}

function SectionFields({ section, missing, values }: SectionFieldsProps) {
  const { t } = useTranslation();
  switch (section) {
    case 'transport':
      return <TransportField missing={missing} />;
    case 'proxy':
      return (
        <div className={classes.fields}>
          <SwitchField name="proxyEnabled" missing={missing} />
          {values.proxyEnabled && (
            <div className={classes.pair}>
              <TextField name="proxyServer" missing={missing} />
              <NumberField name="proxyPort" missing={missing} />
            </div>
          )}
        </div>
      );
    case 'nat':
      return (
        <div className={classes.fields}>
          <SwitchField name="rport" missing={missing} />
          <SwitchField name="keepAlive" missing={missing} />
          {values.keepAlive && (
            <NumberField
              name="keepAliveSeconds"
              suffix={` ${t('sip.hint.seconds')}`}
              missing={missing}
            />
          )}
          <SwitchField name="stunEnabled" missing={missing} />
          {values.stunEnabled && (
            <div className={classes.pair}>
              <TextField name="stunServer" missing={missing} />
              <NumberField name="stunPort" missing={missing} />
            </div>
          )}
        </div>
      );
    default:
      return assertNever(section);
  }
}

function useSummary(): (section: OptionSection, values: SipForm) => string {
  const { t } = useTranslation();
  const natParts = (values: SipForm) => [
    ...(values.rport ? [t('sip.section.natParts.rport')] : []),
    ...(values.keepAlive
      ? [t('sip.section.natParts.keepAlive', { seconds: values.keepAliveSeconds })]
      : []),
    ...(values.stunEnabled ? [t('sip.section.natParts.stun', { server: values.stunServer })] : []),
  ];
  return (section, values) => {
    switch (section) {
      case 'transport':
        return t(`sip.transports.${values.transport}`);
      case 'proxy':
        return values.proxyEnabled
          ? `${values.proxyServer}:${values.proxyPort}`
          : t('sip.section.proxyOff');
      case 'nat':
        return natParts(values).join(', ') || t('sip.section.natOff');
      default:
        return assertNever(section);
    }
  };
}

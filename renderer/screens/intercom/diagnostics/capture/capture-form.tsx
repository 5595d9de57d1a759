import { Group, NativeSelect, Radio, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { sizeText } from '../../../../text/size';
import { SECONDS, SIZES, type CapturePlan } from './plan';

interface CaptureFormProps {
  readonly plan: CapturePlan;
  readonly onPlan: (plan: CapturePlan) => void;
  readonly disabled: boolean;
}

const KINDS = ['everything', 'sip', 'own'] as const;

/** What a capture of one's own is to hold, and when it ends. */
export function CaptureForm({ plan, onPlan, disabled }: CaptureFormProps) {
  const { t } = useTranslation();
  const set = (part: Partial<CapturePlan>) => onPlan({ ...plan, ...part });
  const missing = plan.what === 'own' && plan.own.trim() === '';
  return (
    <>
      <Radio.Group
        mt="xs"
        label={t('diagnostics.capture.what')}
        value={plan.what}
        onChange={(value) => {
          const what = KINDS.find((kind) => kind === value);
          if (what) set({ what });
        }}
      >
        <Group gap="xl" mt={6}>
          {KINDS.map((kind) => (
            <Radio
              key={kind}
              value={kind}
              size="md"
              disabled={disabled}
              label={t(`diagnostics.capture.${kind}`)}
              description={t(`diagnostics.capture.${kind}About`)}
            />
          ))}
        </Group>
      </Radio.Group>
      <Group mt="sm" align="flex-start">
        {plan.what === 'own' && (
          <TextInput
            w={320}
            label={t('diagnostics.capture.filter')}
            description={t('diagnostics.capture.filterHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            error={missing && !disabled ? t('diagnostics.capture.filterMissing') : undefined}
            maxLength={256}
            spellCheck={false}
            value={plan.own}
            disabled={disabled}
            onChange={(event) => set({ own: event.currentTarget.value })}
          />
        )}
        <NativeSelect
          w={170}
          label={t('diagnostics.capture.seconds')}
          value={String(plan.seconds)}
          disabled={disabled}
          data={SECONDS.map((value) => ({
            value: String(value),
            label:
              value === 0
                ? t('diagnostics.capture.byHand')
                : t('diagnostics.capture.secondsOf', { value }),
          }))}
          onChange={(event) => set({ seconds: Number(event.currentTarget.value) })}
        />
        <NativeSelect
          w={130}
          label={t('diagnostics.capture.size')}
          value={String(plan.size)}
          disabled={disabled}
          data={SIZES.map((value) => ({ value: String(value), label: sizeText(value) }))}
          onChange={(event) => set({ size: Number(event.currentTarget.value) })}
        />
      </Group>
    </>
  );
}

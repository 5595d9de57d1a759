import { Text } from '@mantine/core';
import { IconKeyOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Intercom } from '../../../../shared/contract/intercoms';
import { EmptyState } from '../../../components/empty-state';
import { ErrorNotice } from '../../../components/error-notice';
import { doorName } from '../door-name';
import { ChangeBar } from '../setting-form/change-bar';
import { SettingInput } from '../setting-form/setting-input';
import classes from './codes.module.css';
import type { PublicCodesForm } from './use-public-codes';

interface PublicCodesProps {
  readonly intercom: Intercom;
  readonly form: PublicCodesForm;
}

/** The three codes that everybody may know: on or off, how long, which. */
export function PublicCodes({ intercom, form }: PublicCodesProps) {
  const { t } = useTranslation();
  const { reading, slots, values, problems, warnings } = form;
  const { model, firmware } = intercom;
  if (reading === undefined) return <Text role="status">{t('common.loading')}</Text>;
  if (reading.state === 'lacking')
    return (
      <EmptyState icon={IconKeyOff} title={t('codes.public.lacking.title')}>
        {t('codes.public.lacking.text', { model, firmware })}
      </EmptyState>
    );
  if (reading.state === 'failed')
    return (
      <ErrorNotice
        error={reading.error}
        ways={[{ label: t('common.tryAgain'), run: form.readAgain }]}
      />
    );
  return (
    <>
      <Text c="dimmed">{t('codes.public.intro')}</Text>
      <div className={classes.public}>
        {slots.map((slot) => (
          <div key={slot.id}>
            <SettingInput
              slot={slot}
              values={values}
              problem={problems[slot.id]}
              onChange={(value) => form.set(slot, value)}
            />
            {warnings[slot.id] !== undefined && (
              <Text size="sm" mt={4} c="var(--lintel-warn)">
                {warnings[slot.id]}
              </Text>
            )}
          </div>
        ))}
        {form.noneSet && <Text c="var(--lintel-warn)">{t('codes.public.noneSet')}</Text>}
      </div>
      <ChangeBar
        intercomId={intercom.id}
        name={doorName(intercom)}
        slots={slots}
        values={values}
        problems={problems}
        writing={form.writing}
        onDiscard={form.discard}
      />
    </>
  );
}

import { Button, Text } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AccountForm, AccountNumber } from '../draft';
import { NumberField, SwitchField, TextField } from '../fields';
import classes from '../sip.module.css';

interface ServerStepProps {
  readonly form: AccountForm;
  /** The other account, where there is something to take over. */
  readonly copyFrom: AccountNumber | null;
  readonly onCopy: () => void;
}

/** Where the account registers. */
export function ServerStep({ form, copyFrom, onCopy }: ServerStepProps) {
  const { t } = useTranslation();
  const { missing } = form.facts;
  return (
    <div className={classes.fields}>
      <div className={classes.pair}>
        <TextField name="server" hint={t('sip.hint.server')} missing={missing} />
        <NumberField name="port" hint={t('sip.hint.port')} missing={missing} />
      </div>
      <SwitchField name="enabled" missing={missing} />
      {copyFrom !== null && (
        <Button
          variant="default"
          className={classes.own}
          leftSection={<IconCopy size={18} aria-hidden="true" />}
          onClick={onCopy}
        >
          {t('sip.copy.button', { account: copyFrom })}
        </Button>
      )}
      <Text role="status" className={classes.hint}>
        {form.copiedFrom !== null && t('sip.copy.done', { account: form.copiedFrom })}
      </Text>
    </div>
  );
}

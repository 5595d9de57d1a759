import { useTranslation } from 'react-i18next';
import type { AccountForm } from '../draft';
import { PasswordField, TextField } from '../fields';
import classes from '../sip.module.css';

/** Who the door is for its server. A blank password keeps the one that is stored. */
export function UserStep({ form }: { readonly form: AccountForm }) {
  const { t } = useTranslation();
  const { hasPassword, missing } = form.facts;
  const passwordHint = form.passwordLost
    ? t('sip.hint.passwordLost')
    : hasPassword
      ? t('sip.hint.passwordKept')
      : undefined;
  return (
    <div className={classes.fields}>
      <div className={classes.halves}>
        <TextField name="username" hint={t('sip.hint.username')} missing={missing} />
        <TextField name="authName" hint={t('sip.hint.authName')} missing={missing} />
      </div>
      <PasswordField name="password" hint={passwordHint} missing={missing} />
      <div className={classes.halves}>
        <TextField name="displayName" hint={t('sip.hint.displayName')} missing={missing} />
        <TextField name="label" hint={t('sip.hint.label')} missing={missing} />
      </div>
    </div>
  );
}

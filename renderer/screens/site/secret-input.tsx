import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isHidden } from '../../../shared/site/secrets';

interface Props {
  readonly label: string;
  /** What becomes of it. */
  readonly hint?: string;
  readonly value: string;
  /** The site is locked: what is there cannot be shown, and nothing can be put in its place. */
  readonly locked: boolean;
  readonly onChange: (value: string) => void;
}

/** A password of the site; hidden, and shut while the site is locked. */
export function SecretInput({ label, hint, value, locked, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      label={label}
      autoComplete="off"
      maxLength={128}
      disabled={locked}
      description={locked ? t('site.hiddenHint') : hint}
      value={isHidden(value) ? '' : value}
      placeholder={isHidden(value) ? t('site.hidden') : undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface PasteBoxProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Rows from elsewhere, as they come. */
export function PasteBox({ value, onChange }: PasteBoxProps) {
  const { t } = useTranslation();
  return (
    <Textarea
      label={t('codes.keys.paste.label')}
      rows={12}
      spellCheck={false}
      ff="monospace"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

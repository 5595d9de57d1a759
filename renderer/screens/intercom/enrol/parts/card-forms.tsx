import { useTranslation } from 'react-i18next';
import { cardForms, parseHex } from '../../../../../shared/device/card-number';
import classes from '../enrol.module.css';

const FORMS = ['hex', 'decimal', 'd10', 'facilityNumber', 'bytesReversed', 'bitsReversed'] as const;

interface CardFormsTableProps {
  /** Hexadecimal. */
  readonly code: string;
  /** As the reader typed it, where that is known. */
  readonly typed: string;
}

/** A card number in all the ways in which it is written, to hold beside what stands on the card. */
export function CardFormsTable({ code, typed }: CardFormsTableProps) {
  const { t } = useTranslation();
  const bytes = parseHex(code);
  if (!bytes) return null;
  const forms = cardForms(bytes);
  return (
    <dl className={classes.forms}>
      {typed !== '' && (
        <div>
          <dt>{t('enrol.forms.typed')}</dt>
          <dd>{typed}</dd>
        </div>
      )}
      {FORMS.map((form) => (
        <div key={form} data-main={form === 'hex'}>
          <dt>{t(`enrol.forms.${form}`)}</dt>
          <dd>{forms[form]}</dd>
        </div>
      ))}
    </dl>
  );
}

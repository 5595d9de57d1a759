import { useTranslation } from 'react-i18next';
import type { ReaderFormat } from '../../../../shared/device/reader-format';

/** A format of a reader in words: "Decimal (8H10D), bytes reversed". */
export function useFormatWords(): (format: ReaderFormat) => string {
  const { t } = useTranslation();
  return ({ notation, order }) =>
    order === 'as-is'
      ? t(`enrol.notation.${notation}`)
      : `${t(`enrol.notation.${notation}`)}, ${t(`enrol.order.${order}`)}`;
}

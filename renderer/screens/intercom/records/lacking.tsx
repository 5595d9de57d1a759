import { IconCircleOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Intercom } from '../../../../shared/contract/intercoms';
import { EmptyState } from '../../../components/empty-state';

interface LackingProps {
  readonly intercom: Intercom;
  readonly many: string;
}

/** The intercom does not know this list, which is not the same as an empty one. */
export function Lacking({ intercom, many }: LackingProps) {
  const { t } = useTranslation();
  const { model, firmware } = intercom;
  return (
    <EmptyState icon={IconCircleOff} title={t('records.lacking.title', { many })}>
      {t('records.lacking.text', { model, firmware })}
    </EmptyState>
  );
}

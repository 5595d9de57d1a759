import { useTranslation } from 'react-i18next';
import type { Intercom } from '../../../../shared/contract/intercoms';
import { ListWithFiles } from '../import/list-with-files';

/** What a visitor dials and what the intercom calls instead (manual, Api dialreplace). */
export function DialRules({ intercom }: { readonly intercom: Intercom }) {
  const { t } = useTranslation();
  return (
    <ListWithFiles intercom={intercom} kind="dialreplace" intro={t('records.dialRules.intro')} />
  );
}

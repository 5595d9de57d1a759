import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TemplateRow } from '../../../shared/contract/templates';
import { wordsOfKey } from '../../../shared/compare/settings';
import { settingName } from '../../../shared/device/config-keys';
import { ErrorNotice } from '../../components/error-notice';
import classes from './files.module.css';

/** `SIP account 1, Server`: the same setting stands in more than one place. */
function whereOf(key: string): string {
  const { areaLabel, sectionLabel } = wordsOfKey(key);
  return [areaLabel, sectionLabel].filter(Boolean).join(', ');
}

/** What a template would change on one intercom, old and new; grey what it does not have. */
export function TemplateRowView({ row }: { readonly row: TemplateRow }) {
  const { t } = useTranslation();
  const name = row.name === '' ? row.model : row.name;
  const shown = row.changes.filter(({ state }) => state !== 'same');
  return (
    <section aria-label={name}>
      <Text fw={600}>
        {row.error === null
          ? t(row.counts.lacks > 0 ? 'templates.rowLacks' : 'templates.row', {
              name,
              ...row.counts,
            })
          : name}
      </Text>
      {row.error !== null && <ErrorNotice error={row.error} />}
      {row.error === null && shown.length === 0 && <Text>{t('templates.nothing')}</Text>}
      {shown.length > 0 && (
        <table className={classes.changes}>
          <thead>
            <tr>
              <th scope="col">{t('templates.what')}</th>
              <th scope="col">{t('templates.before')}</th>
              <th scope="col">{t('templates.after')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((change) => (
              <tr key={change.key} data-lacks={change.state === 'lacks'}>
                <th scope="row">
                  {settingName(change)}
                  <span className={classes.where}>{whereOf(change.key)}</span>
                  {change.label === '' && <span className={classes.key}>{change.key}</span>}
                  {change.identity !== '' && (
                    <span className={classes.warn}>
                      {t('templates.identity', { why: change.identity })}
                    </span>
                  )}
                </th>
                <td>{change.state === 'lacks' ? t('templates.lacks') : change.beforeWords}</td>
                <td>{change.state === 'lacks' ? '' : change.afterWords}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

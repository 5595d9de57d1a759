import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  sharedCodes,
  type CodeOwner,
  type CodeOwners,
} from '../../../../shared/device/code-owners';
import classes from './codes.module.css';

const SHOWN = 5;

/**
 * Codes that more than one has, over all lists; nothing where there are none. One line until it is
 * opened, so that the list below keeps its rows on a small screen.
 */
export function SharedCodes({ owners }: { readonly owners: CodeOwners }) {
  const { t } = useTranslation();
  const shared = useMemo(() => sharedCodes(owners), [owners]);
  if (shared.length === 0) return null;
  const ownerWords = (owner: CodeOwner) =>
    owner.in === 'public'
      ? t('codes.public.code', { number: owner.number })
      : t('codes.public.shared.owner', {
          name: owner.name === '' ? owner.id : owner.name,
          list: t(`codes.lists.${owner.kind}`),
        });
  return (
    <Alert
      variant="default"
      icon={<IconAlertTriangle aria-hidden color="var(--lintel-warn)" />}
      py="xs"
      styles={{ root: { borderColor: 'var(--lintel-warn)', flex: 'none' } }}
    >
      <details>
        <summary className={classes.sharedTitle}>
          {t('codes.public.shared.title', { count: shared.length })}
        </summary>
        <ul className={classes.shared}>
          {shared.slice(0, SHOWN).map(({ what, code, owners: having }) => (
            <li key={`${what} ${code}`}>
              {t(`codes.public.shared.${what}`, {
                code,
                owners: having.map(ownerWords).join(', '),
              })}
            </li>
          ))}
          {shared.length > SHOWN && (
            <li>{t('codes.public.shared.more', { count: shared.length - SHOWN })}</li>
          )}
        </ul>
        {t('codes.public.shared.why')}
      </details>
    </Alert>
  );
}

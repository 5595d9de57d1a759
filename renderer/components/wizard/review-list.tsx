import { VisuallyHidden } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ReviewChange } from './types';
import classes from './lists.module.css';

interface ReviewListProps {
  /** What the table is about, for those who hear it. */
  readonly caption: string;
  readonly changes: readonly ReviewChange[];
}

/** Old and new side by side, only what changes. Secrets are named and never shown. */
export function ReviewList({ caption, changes }: ReviewListProps) {
  const { t } = useTranslation();
  const before = (change: ReviewChange) =>
    change.before === ''
      ? t('wizard.review.empty')
      : change.secret
        ? t('wizard.review.secretUnknown')
        : change.before;
  const after = (change: ReviewChange) =>
    change.after === ''
      ? t('wizard.review.empty')
      : change.secret
        ? t('wizard.review.secretSet')
        : change.after;
  return (
    <table className={classes.review}>
      <caption className={classes.srOnly}>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('wizard.review.what')}</th>
          <th scope="col">{t('wizard.review.now')}</th>
          <th scope="col">{t('wizard.review.then')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.id}>
            <th scope="row">{change.label}</th>
            <td className={classes.before} data-blank={change.secret || change.before === ''}>
              {before(change)}
            </td>
            <td className={classes.after} data-blank={change.after === ''}>
              <IconArrowRight size={16} aria-hidden="true" className={classes.arrow} />
              <VisuallyHidden>{t('wizard.review.changedTo')} </VisuallyHidden>
              {after(change)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

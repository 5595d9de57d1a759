import { IconAlertCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SipMessage } from '../../../../../shared/contract/diagnostics';
import classes from './ladder.module.css';

interface ArrowProps {
  readonly message: SipMessage;
  /** Lanes, from 0. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** One message as an arrow between two lanes. What failed is red and says why. */
export function Arrow({ message, from, to, count }: ArrowProps) {
  const { t } = useTranslation();
  const { title, words, problem, repeated } = message;
  const middle = (lane: number) => ((lane + 0.5) / count) * 100;
  const left = Math.min(middle(from), middle(to));
  const width = Math.abs(middle(to) - middle(from));
  return (
    <span className={classes.space} aria-hidden>
      {Array.from({ length: count }, (_, lane) => (
        <span key={lane} className={classes.line} style={{ left: `${middle(lane)}%` }} />
      ))}
      <span
        className={classes.arrow}
        data-problem={problem || undefined}
        data-repeated={repeated || undefined}
        data-back={to < from || undefined}
        style={{ marginInlineStart: `${left}%`, width: `${width}%` }}
      >
        <span className={classes.what}>
          {problem && <IconAlertCircle size={16} aria-hidden />}
          {title}
          {repeated && <em>{t('diagnostics.ladder.repeated')}</em>}
        </span>
        <span className={classes.why}>{words}</span>
      </span>
    </span>
  );
}

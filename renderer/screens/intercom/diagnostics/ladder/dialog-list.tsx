import { IconAlertCircle, IconCircleCheck, IconCircleDashed, type Icon } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SipDialog } from '../../../../../shared/contract/diagnostics';
import { toneColor, type Tone } from '../../../../components/tone';
import classes from './ladder.module.css';
import { moveBy } from './move-by';

const LOOKS: Readonly<Record<SipDialog['outcome'], { readonly tone: Tone; readonly icon: Icon }>> =
  {
    ok: { tone: 'good', icon: IconCircleCheck },
    failed: { tone: 'bad', icon: IconAlertCircle },
    unfinished: { tone: 'neutral', icon: IconCircleDashed },
  };

interface DialogListProps {
  readonly dialogs: readonly SipDialog[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}

/** The calls and registrations of a capture, each with what became of it. */
export function DialogList({ dialogs, chosen, onChoose }: DialogListProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The one that failed may be far down: what the drawing shows is in sight in the list too.
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div
      ref={list}
      role="listbox"
      aria-label={t('diagnostics.ladder.dialogs')}
      className={classes.dialogs}
      onKeyDown={(event) => moveBy(event, { chosen, count: dialogs.length, list, onChoose })}
    >
      {dialogs.map(({ callId, title, verdict, outcome }, index) => {
        const { tone, icon: IconShape } = LOOKS[outcome];
        return (
          <div
            key={callId}
            role="option"
            aria-selected={index === chosen}
            tabIndex={index === chosen ? 0 : -1}
            className={classes.dialog}
            onClick={() => onChoose(index)}
          >
            <IconShape size={18} color={toneColor[tone]} aria-hidden />
            <span className={classes.outcome} data-tone={tone}>
              {t(`diagnostics.ladder.outcome.${outcome}`)}
            </span>
            <span className={classes.title}>{title}</span>
            <span className={classes.verdict}>{verdict}</span>
          </div>
        );
      })}
    </div>
  );
}

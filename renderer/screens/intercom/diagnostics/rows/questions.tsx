import { NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  callTypeSchema,
  type CallType,
  type LogKind,
} from '../../../../../shared/contract/diagnostics';
import type { Intercom } from '../../../../../shared/contract/intercoms';
import { api } from '../../../../api';
import { ConfirmDialog } from '../../../../components/confirm-dialog';
import { doorName } from '../../door-name';
import type { Line } from './line';

export type LogQuestion =
  | { readonly ask: 'clear' }
  | { readonly ask: 'remove'; readonly lines: readonly Line[]; readonly done: () => void };

interface LogQuestionsProps {
  readonly intercom: Intercom;
  readonly kind: LogKind;
  readonly question: LogQuestion | null;
  /** What came of it, in words; the log is to be read again. */
  readonly onDone: (said: string) => void;
  readonly onClose: () => void;
}

/** Rows that one call deletes at most. */
const MOST = 1000;

/** What is asked before lines are deleted, or a log is emptied. */
export function LogQuestions({ intercom, kind, question, onDone, onClose }: LogQuestionsProps) {
  const { t } = useTranslation();
  const { id } = intercom;
  const [type, setType] = useState<CallType>('All');
  const remove = question?.ask === 'remove' ? question : null;
  const count = remove?.lines.length ?? 0;

  const removeLines = async () => {
    if (remove === null) return;
    const ids = remove.lines.map((line) => line.id).filter((one) => one !== '');
    let removed = 0;
    let left = count - ids.length;
    for (let at = 0; at < ids.length; at += MOST) {
      const part = ids.slice(at, at + MOST);
      const done = await api.call('logs.removeRows', { id, kind, ids: part });
      removed += done.removed;
      left += done.left.length;
    }
    remove.done();
    onDone(
      [
        t('diagnostics.rows.removed', { count: removed }),
        ...(left > 0 ? [t('diagnostics.rows.left', { count: left })] : []),
      ].join(' '),
    );
  };

  const clear = async () => {
    const { left } = await api.call('logs.clearRows', { id, kind, type });
    onDone(
      left === 0 ? t('diagnostics.rows.cleared') : t('diagnostics.rows.clearLeft', { count: left }),
    );
  };

  return (
    <>
      <ConfirmDialog
        opened={remove !== null}
        title={t('diagnostics.rows.removeTitle', { count })}
        confirmLabel={t('diagnostics.rows.removeConfirm', { count })}
        danger
        onConfirm={removeLines}
        onClose={onClose}
      >
        {t('diagnostics.rows.removeBody')}
      </ConfirmDialog>
      <ConfirmDialog
        opened={question?.ask === 'clear'}
        title={t(`diagnostics.rows.clearTitle.${kind}`)}
        confirmLabel={t(`diagnostics.rows.clearConfirm.${kind}`)}
        danger
        onConfirm={clear}
        onClose={onClose}
      >
        <Text>{t('diagnostics.rows.clearBody', { name: doorName(intercom) })}</Text>
        {kind === 'calllog' && (
          <NativeSelect
            mt="sm"
            label={t('diagnostics.rows.clearWhich')}
            value={type}
            data={callTypeSchema.options.map((value) => ({
              value,
              label: t(`diagnostics.rows.types.${value}`),
            }))}
            onChange={(event) => {
              const chosen = callTypeSchema.safeParse(event.currentTarget.value);
              if (chosen.success) setType(chosen.data);
            }}
          />
        )}
      </ConfirmDialog>
    </>
  );
}

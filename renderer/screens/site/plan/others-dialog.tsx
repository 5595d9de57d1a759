import { Button, Checkbox, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../../shared/contract';
import { editableKindSchema } from '../../../../shared/contract/records';
import type { OtherRow, PlanDoor, PlanHead } from '../../../../shared/contract/site-plan';
import { RECORD_KINDS } from '../../../../shared/device/records';
import { toAppError } from '../../../../shared/errors';
import { api } from '../../../api';
import { DataTable, type Column } from '../../../components/data-table';
import { ErrorNotice } from '../../../components/error-notice';
import { useWork } from '../../../components/use-work';
import { chooseRemovals, takeOver, usePlan, type Removal } from '../../../stores/site-plan';
import { capital } from '../../../text/capital';
import classes from './plan.module.css';

interface Props {
  readonly head: PlanHead;
  readonly door: PlanDoor;
  readonly onClose: () => void;
}

/** Rows that are asked for at once. */
const PAGE = 500;
const keyOf = ({ id }: OtherRow) => id;
const nameOf = ({ label }: OtherRow) => label;
const remarkOf = ({ words, locked }: OtherRow) => [words, locked].filter(Boolean).join(' ');
const NONE: readonly never[] = [];

/** What an intercom has that the site does not know, by name: kept, taken into the site, or removed. */
export function OthersDialog({ head, door, onClose }: Props) {
  const { t } = useTranslation();
  const [answer, setAnswer] = useState<CallOutput<'plan.others'> | null>(null);
  const [rows, setRows] = useState<readonly OtherRow[]>([]);
  const { working, problem, setProblem, run } = useWork();
  const removals = usePlan((store) => store.removals[door.door]) ?? NONE;
  const { plan } = head;

  const read = useCallback(
    (before: readonly OtherRow[]) => {
      api.call('plan.others', { plan, door: door.door, offset: before.length, limit: PAGE }).then(
        (next) => {
          setAnswer(next);
          setRows([...before, ...next.rows]);
        },
        (error: unknown) => setProblem(toAppError(error).toData()),
      );
    },
    [plan, door.door, setProblem],
  );
  useEffect(() => read([]), [read]);

  // While it is compared again this dialog goes, with the lines that it was opened from.
  const takeIn = (chosen: readonly OtherRow[]) =>
    void run(() =>
      takeOver(
        head,
        chosen.map(({ id }) => id),
      ),
    );
  const columns: readonly Column<OtherRow>[] = [
    {
      id: 'kind',
      title: t('site.plan.otherKind'),
      width: '110px',
      text: ({ kind }) => capital(RECORD_KINDS[kind].one),
    },
    { id: 'label', title: t('site.plan.otherName'), width: 'minmax(140px, 1fr)', text: nameOf },
    {
      id: 'detail',
      title: t('site.plan.otherDetail'),
      width: 'minmax(200px, 2fr)',
      text: ({ detail }) => detail,
    },
    ...(rows.some((row) => remarkOf(row) !== '')
      ? [
          {
            ...{ id: 'words', title: t('site.plan.remark'), width: 'minmax(140px, 1.6fr)' },
            text: remarkOf,
          },
        ]
      : []),
  ];
  const choices = editableKindSchema.options.flatMap((kind): (Removal & { count: number })[] => {
    const all = answer?.kinds[kind] ?? 0;
    const written = rows.filter((row) => row.kind === kind && row.written).length;
    return [
      ...(written > 0 ? [{ kind, only: 'written' as const, count: written }] : []),
      ...(all > written ? [{ kind, only: 'all' as const, count: all }] : []),
    ];
  });

  return (
    <Modal
      opened
      onClose={onClose}
      size={980}
      title={<Title order={2}>{t('site.plan.othersTitle', { name: door.name })}</Title>}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        <Text>{t('site.plan.othersText')}</Text>
        {problem !== null && <ErrorNotice error={problem} />}
        <div className={classes.others}>
          <DataTable
            label={t('site.plan.othersList')}
            name="site-others"
            rows={rows}
            columns={columns}
            rowKey={keyOf}
            rowName={nameOf}
            onOpen={() => undefined}
            selectionActions={(selected) => (
              <Button variant="default" loading={working} onClick={() => takeIn(selected)}>
                {t('site.plan.takeIn', { count: selected.length })}
              </Button>
            )}
            empty={<Text>{t('common.loading')}</Text>}
          />
        </div>
        {answer !== null && rows.length < answer.total && (
          <Group>
            <Text size="sm">
              {t('site.plan.shownOf', { shown: rows.length, total: answer.total })}
            </Text>
            <Button variant="default" onClick={() => read(rows)}>
              {t('site.plan.more')}
            </Button>
          </Group>
        )}
        {choices.map(({ kind, only, count }) => (
          <Checkbox
            key={`${kind} ${only}`}
            size="md"
            color="red.9"
            // Only what was shown by name may be removed.
            disabled={answer === null || rows.length < answer.total}
            label={t(only === 'written' ? 'site.plan.removeWritten' : 'site.plan.removeKind', {
              count,
              what: RECORD_KINDS[kind][count === 1 ? 'one' : 'many'],
              name: door.name,
            })}
            checked={removals.some((one) => one.kind === kind && one.only === only)}
            onChange={() =>
              chooseRemovals(
                door.door,
                removals.some((one) => one.kind === kind && one.only === only)
                  ? removals.filter((one) => one.kind !== kind)
                  : [...removals.filter((one) => one.kind !== kind), { kind, only }],
              )
            }
          />
        ))}
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('common.close')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

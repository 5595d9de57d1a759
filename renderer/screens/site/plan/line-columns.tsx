import { IconAlertTriangle, IconBan } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import type { PlanDoor, PlanLine } from '../../../../shared/contract/site-plan';
import type { Column } from '../../../components/data-table';
import { StatusText } from '../../../components/status-text';

interface Options {
  readonly t: TFunction;
  readonly doors: readonly PlanDoor[];
  readonly withDoor: boolean;
}

const arrow = ({ changes }: PlanLine): string =>
  changes.map(({ label, before, after }) => `${label}: ${before} → ${after}`).join('; ');

/** Columns of the sentences of a plan. */
export function lineColumns({ t, doors, withDoor }: Options): readonly Column<PlanLine>[] {
  const names = new Map(doors.map(({ door, name }) => [door, name]));
  const remark = (line: PlanLine) =>
    [line.reason, ...line.risks.map((risk) => t(`site.plan.risks.${risk}`)), ...line.notes]
      .filter((words) => words !== '')
      .join(' ');
  return [
    ...(withDoor
      ? [
          {
            id: 'door',
            title: t('site.plan.door'),
            width: 'minmax(110px, 0.8fr)',
            text: ({ door }: PlanLine) => names.get(door) ?? '',
          },
        ]
      : []),
    {
      id: 'text',
      title: t('site.plan.what'),
      width: 'minmax(220px, 2.4fr)',
      text: ({ text }) => text,
    },
    {
      id: 'changes',
      title: t('site.plan.oldNew'),
      width: 'minmax(140px, 1.6fr)',
      text: arrow,
    },
    {
      id: 'remark',
      title: t('site.plan.remark'),
      width: 'minmax(130px, 1.2fr)',
      text: remark,
      cell: (line) => {
        if (line.state === 'refused')
          return (
            <StatusText tone="bad" icon={IconBan}>
              {remark(line)}
            </StatusText>
          );
        return line.risks.length > 0 ? (
          <StatusText tone="warn" icon={IconAlertTriangle}>
            {remark(line)}
          </StatusText>
        ) : (
          remark(line)
        );
      },
    },
  ];
}

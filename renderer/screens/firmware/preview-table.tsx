import { Checkbox, Radio, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FirmwareRow } from '../../../shared/contract/firmware';
import classes from './firmware.module.css';
import type { FirmwarePlan } from './plan';
import { rowTitle } from './row-title';
import { VerdictLabel } from './verdict-label';

interface PreviewTableProps {
  readonly rows: readonly FirmwareRow[];
  readonly plan: FirmwarePlan;
  readonly onFirst: (id: string) => void;
  readonly onTake: (id: string, take: boolean) => void;
}

/** Address, model, what runs now and then, and the verdict in words; who goes first is chosen here. */
export function PreviewTable({ rows, plan, onFirst, onTake }: PreviewTableProps) {
  const { t } = useTranslation();
  const choosesFirst = plan.taking.length > 1;
  const taking = new Set(plan.taking.map(({ id }) => id));
  return (
    <table className={classes.table}>
      <caption>
        <VisuallyHidden>{t('firmware.check.table')}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('firmware.check.door')}</th>
          <th scope="col">{t('firmware.check.model')}</th>
          <th scope="col">{t('firmware.check.versions')}</th>
          <th scope="col">{t('firmware.check.verdict')}</th>
          {choosesFirst && <th scope="col">{t('firmware.check.first')}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-left={row.allowed === 'no'}>
            <th scope="row">
              <span className={classes.two}>
                <span>{rowTitle(row)}</span>
                <span className={classes.dim}>{row.address}</span>
              </span>
            </th>
            <td>{row.model}</td>
            <td className={classes.versions}>
              {row.current}
              {row.allowed !== 'no' && (
                <span className={classes.then}>
                  <VisuallyHidden>{t('firmware.check.becomes')} </VisuallyHidden>
                  <span aria-hidden>→ </span>
                  {row.target === '' ? t('firmware.check.noVersion') : row.target}
                </span>
              )}
            </td>
            <td>
              <VerdictLabel verdict={row.verdict} />
              <Why row={row} />
              {row.allowed === 'with-confirmation' && (
                <Checkbox
                  mt={6}
                  label={t('firmware.check.take')}
                  aria-label={t('firmware.check.takePart', { name: rowTitle(row) })}
                  checked={taking.has(row.id)}
                  onChange={(event) => onTake(row.id, event.currentTarget.checked)}
                />
              )}
            </td>
            {choosesFirst && (
              <td>
                {taking.has(row.id) && (
                  <Radio
                    name="firmware-first"
                    display="inline-block"
                    aria-label={t('firmware.check.goesFirst', { name: rowTitle(row) })}
                    checked={plan.first?.id === row.id}
                    onChange={() => onFirst(row.id)}
                  />
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The reason where the versions alone do not tell it, and how long this model usually takes. */
function Why({ row }: { readonly row: FirmwareRow }) {
  const { t } = useTranslation();
  const { verdict, reason, usualSeconds } = row;
  const plain = verdict === 'upgrade' || verdict === 'same';
  const parts = [
    ...(plain ? [] : [reason]),
    ...(row.allowed === 'no' || usualSeconds === null
      ? []
      : [t('firmware.check.usual', { seconds: Math.round(usualSeconds) })]),
  ];
  return parts.map((part) => (
    <span key={part} className={classes.dim} style={{ display: 'block' }}>
      {part}
    </span>
  ));
}

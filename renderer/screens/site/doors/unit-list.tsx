import { Button, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bindable } from '../../../../shared/contract/site-binding';
import { DataTable, type Column } from '../../../components/data-table';
import { StateLabel } from '../../../components/state-label';
import classes from '../site.module.css';

interface Props {
  /** Null until they were read. */
  readonly units: readonly Bindable[] | null;
  /** ID of the door that it is about. */
  readonly door: string;
  readonly working: boolean;
  readonly onChosen: (unit: Bindable) => void;
}

const keyOf = ({ mac }: Bindable) => mac;
const nameOf = ({ name, model }: Bindable) => (name === '' ? model : name);

/** Every intercom that may hang at a door: known here, or found in the network. */
export function UnitList({ units, door: here, working, onChosen }: Props) {
  const { t } = useTranslation();
  const columns = useMemo((): readonly Column<Bindable>[] => {
    const taken = (door: string) => t(door === here ? 'site.binding.here' : 'site.binding.taken');
    return [
      {
        id: 'name',
        title: t('site.binding.unit'),
        width: 'minmax(110px, 1fr)',
        text: nameOf,
        cell: (row) => <strong>{nameOf(row)}</strong>,
      },
      { id: 'model', title: t('site.doors.model'), width: '80px', text: ({ model }) => model },
      {
        id: 'address',
        title: t('site.doors.address'),
        width: 'minmax(120px, 1fr)',
        text: ({ address }) => address,
      },
      { id: 'mac', title: t('site.doors.mac'), width: '158px', text: keyOf },
      {
        id: 'state',
        title: t('site.doors.state'),
        width: 'minmax(120px, 1fr)',
        text: ({ state, door }) => (door === '' ? t(`state.${state}`) : taken(door)),
        cell: ({ state, door }) => (door === '' ? <StateLabel state={state} /> : taken(door)),
      },
      {
        id: 'action',
        title: t('site.column.action'),
        width: '120px',
        text: () => '',
        actions: true,
        cell: (unit, { active }) =>
          unit.door === '' ? (
            <Button
              variant="subtle"
              px="xs"
              disabled={working}
              tabIndex={active ? 0 : -1}
              onClick={() => onChosen(unit)}
            >
              {t('site.binding.choose')}
            </Button>
          ) : null,
      },
    ];
  }, [t, here, working, onChosen]);
  if (units === null) return <Text role="status">{t('common.loading')}</Text>;
  return (
    <div className={classes.inDialog}>
      <DataTable
        label={t('site.binding.units')}
        name="site-units"
        rows={units}
        columns={columns}
        rowKey={keyOf}
        rowName={nameOf}
        onOpen={(unit) => {
          if (unit.door === '') onChosen(unit);
        }}
        empty={<Text>{t('site.binding.noUnits')}</Text>}
      />
    </div>
  );
}

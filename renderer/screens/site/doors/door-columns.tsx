import type { TFunction } from 'i18next';
import type { SiteView } from '../../../../shared/contract/site';
import type { Door } from '../../../../shared/site/document';
import type { Column } from '../../../components/data-table';
import { StatusText } from '../../../components/status-text';
import { doorState, DOOR_ICONS, DOOR_TONES, type DoorFacts } from './door-state';

interface Options {
  readonly t: TFunction;
  readonly facts: DoorFacts;
  readonly presets: SiteView['presets'];
}

/** Columns of the doors of a site. */
export function doorColumns({ t, facts, presets }: Options): readonly Column<Door>[] {
  const presetNames = new Map(presets.map(({ id, name }) => [id, name]));
  return [
    {
      id: 'name',
      title: t('site.doors.name'),
      width: 'minmax(150px, 2.2fr)',
      text: ({ name }) => name || t('common.unnamed'),
      cell: ({ name }) => <strong>{name || t('common.unnamed')}</strong>,
    },
    {
      id: 'position',
      title: t('site.doors.position'),
      width: 'minmax(126px, 1.2fr)',
      text: ({ position }) => position,
    },
    {
      id: 'state',
      title: t('site.doors.state'),
      width: '150px',
      text: (door) => t(`site.doorState.${doorState(door, facts)}`),
      cell: (door) => {
        const state = doorState(door, facts);
        return (
          <StatusText tone={DOOR_TONES[state]} icon={DOOR_ICONS[state]}>
            {t(`site.doorState.${state}`)}
          </StatusText>
        );
      },
    },
    { id: 'model', title: t('site.doors.model'), width: '90px', text: ({ model }) => model },
    {
      id: 'mac',
      title: t('site.doors.mac'),
      width: '158px',
      // What hangs there counts, before what was planned.
      text: ({ bound, mac }) => bound?.mac ?? mac,
    },
    {
      id: 'address',
      title: t('site.doors.address'),
      width: 'minmax(110px, 0.7fr)',
      text: ({ address }) => address,
    },
    {
      id: 'accounts',
      title: t('site.doors.accountsShort'),
      width: 'minmax(90px, 0.8fr)',
      text: ({ accounts }) => accounts.map(({ username }) => username).join(', '),
    },
    {
      id: 'presets',
      title: t('site.doors.presets'),
      width: 'minmax(80px, 0.6fr)',
      text: (door) => door.presets.map((id) => presetNames.get(id) ?? '').join(', '),
    },
    {
      id: 'firmware',
      title: t('site.doors.firmware'),
      width: '130px',
      text: ({ firmware }) => firmware,
      hidden: true,
    },
    {
      id: 'notes',
      title: t('site.doors.notes'),
      width: 'minmax(120px, 1fr)',
      text: ({ notes }) => notes,
      hidden: true,
    },
  ];
}

import { IconDoor } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { doorSchema, type Door } from '../../../../shared/site/document';
import { ItemsList } from '../items-list';
import { listTexts } from '../list-texts';
import { newId } from '../new-id';
import type { SiteTabProps } from '../tab-body';
import { doorColumns } from './door-columns';
import { DoorEditor } from './door-editor';

const nameOf = ({ name }: Door) => name;

/** The doors of the site: planned in the office, recognised on site. */
export function DoorsTab({ state, document }: SiteTabProps) {
  const { t } = useTranslation();
  const { doors, acceptances, presets } = document;
  const columns = useMemo(
    () => doorColumns({ t, acceptances, presets }),
    [t, acceptances, presets],
  );
  return (
    <ItemsList
      list="doors"
      icon={IconDoor}
      texts={listTexts(t, 'doors')}
      items={doors}
      columns={columns}
      nameOf={nameOf}
      readOnly={state.readOnly}
      fresh={() => doorSchema.parse({ id: newId() })}
      editor={(door, isNew, close) => (
        <DoorEditor
          {...{ door, isNew, document }}
          locked={state.locked}
          readOnly={state.readOnly}
          onClose={close}
        />
      )}
    />
  );
}

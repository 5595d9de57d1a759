import { Button } from '@mantine/core';
import { IconDoor, IconLink } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { doorSchema, type Door } from '../../../../shared/site/document';
import { usePlan } from '../../../stores/site-plan';
import { ImportButton } from '../import/import-button';
import { ItemsList } from '../items-list';
import { listTexts } from '../list-texts';
import { newId } from '../new-id';
import type { SiteTabProps } from '../tab-body';
import { doorColumns } from './door-columns';
import { DoorEditor } from './door-editor';
import { RecogniseAll } from './recognise-all';
import { RecogniseDoor } from './recognise-door';

const nameOf = ({ name }: Door) => name;

/** The doors of the site: planned in the office, recognised on site. */
export function DoorsTab({ state, document }: SiteTabProps) {
  const { t } = useTranslation();
  const { doors, acceptances, history, presets } = document;
  const plan = usePlan((store) => (store.site === state.site ? store.head : null));
  const columns = useMemo(
    () => doorColumns({ t, facts: { acceptances, history, plan }, presets }),
    [t, acceptances, history, plan, presets],
  );
  const [all, setAll] = useState(false);
  const [one, setOne] = useState<Door | null>(null);
  const shut = state.readOnly !== '';
  return (
    <>
      <ItemsList
        list="doors"
        icon={IconDoor}
        texts={listTexts(t, 'doors')}
        items={doors}
        columns={columns}
        nameOf={nameOf}
        readOnly={state.readOnly}
        tools={
          <>
            <ImportButton state={state} what="doors" />
            {doors.length > 0 && (
              <Button
                variant="default"
                disabled={shut}
                leftSection={<IconLink size={18} aria-hidden />}
                onClick={() => setAll(true)}
              >
                {t('site.binding.all')}
              </Button>
            )}
          </>
        }
        selectionTools={([first, ...more]) => (
          <Button
            variant="default"
            disabled={shut || more.length > 0}
            onClick={() => setOne(first ?? null)}
          >
            {t('site.binding.one')}
          </Button>
        )}
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
      {all && <RecogniseAll site={state.site} doors={doors} onClose={() => setAll(false)} />}
      {one !== null && <RecogniseDoor site={state.site} door={one} onClose={() => setOne(null)} />}
    </>
  );
}

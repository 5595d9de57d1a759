import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { personSchema, type Person } from '../../../../shared/site/document';
import { ImportButton } from '../import/import-button';
import { ItemsList } from '../items-list';
import { listTexts } from '../list-texts';
import { newId } from '../new-id';
import type { SiteTabProps } from '../tab-body';
import { DoorsDialog } from './doors-dialog';
import { personColumns } from './person-columns';
import { PersonEditor } from './person-editor';

const nameOf = ({ name }: Person) => name;

/** The people of the site, once for all doors. */
export function PeopleTab({ state, document }: SiteTabProps) {
  const { t } = useTranslation();
  const { people, doors, schedules } = document;
  const columns = useMemo(() => personColumns({ t, doors, schedules }), [t, doors, schedules]);
  const [opening, setOpening] = useState<readonly Person[] | null>(null);
  return (
    <>
      <ItemsList
        list="people"
        icon={IconUsers}
        texts={listTexts(t, 'people')}
        items={people}
        columns={columns}
        nameOf={nameOf}
        readOnly={state.readOnly}
        tools={<ImportButton state={state} what="people" />}
        selectionTools={(selected) => (
          <Button
            variant="default"
            disabled={state.readOnly !== ''}
            onClick={() => setOpening(selected)}
          >
            {t('site.people.doorsOf')}
          </Button>
        )}
        fresh={() => personSchema.parse({ id: newId() })}
        editor={(person, isNew, close) => (
          <PersonEditor
            {...{ person, isNew, document }}
            locked={state.locked}
            readOnly={state.readOnly}
            onClose={close}
          />
        )}
      />
      {opening !== null && (
        <DoorsDialog
          people={opening}
          doors={doors}
          readOnly={state.readOnly}
          onClose={() => setOpening(null)}
        />
      )}
    </>
  );
}

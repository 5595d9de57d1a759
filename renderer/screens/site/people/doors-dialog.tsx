import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteView } from '../../../../shared/contract/site';
import type { DoorChoice, Person } from '../../../../shared/site/document';
import { DoorChoiceInput } from '../door-choice';
import { EditorDialog } from '../editor-dialog';

interface Props {
  readonly people: readonly Person[];
  readonly doors: SiteView['doors'];
  readonly readOnly: string;
  readonly onClose: () => void;
}

/** Which doors several people open, said once for all of them. */
export function DoorsDialog({ people, doors, readOnly, onClose }: Props) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<DoorChoice>(() => people[0]?.doors ?? 'all');
  return (
    <EditorDialog
      title={t('site.people.doorsTitle', { count: people.length })}
      saveLabel={t('site.people.doorsSave', { count: people.length })}
      refused={readOnly}
      edits={() => people.map((item) => ({ edit: 'put-person', item: { ...item, doors: chosen } }))}
      onClose={onClose}
    >
      <DoorChoiceInput
        label={t('site.people.doors')}
        doors={doors}
        value={chosen}
        onChange={setChosen}
      />
    </EditorDialog>
  );
}

import { IconTemplate } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Preset } from '../../../../shared/site/document';
import type { Column } from '../../../components/data-table';
import { ItemsList } from '../items-list';
import { listTexts } from '../list-texts';
import { newId } from '../new-id';
import type { SiteTabProps } from '../tab-body';
import { PresetEditor } from './preset-editor';

const nameOf = ({ name }: Preset) => name;

/** Relays, inputs and what else several doors share. */
export function Presets({ state, document }: SiteTabProps) {
  const { t } = useTranslation();
  const { presets, doors } = document;
  const columns = useMemo(
    (): readonly Column<Preset>[] => [
      {
        id: 'name',
        title: t('site.presets.name'),
        width: 'minmax(160px, 1fr)',
        text: nameOf,
        cell: ({ name }) => <strong>{name}</strong>,
      },
      {
        id: 'settings',
        title: t('site.presets.settings'),
        width: '140px',
        text: ({ values }) => String(Object.keys(values).length),
        sort: ({ values }) => Object.keys(values).length,
      },
      {
        id: 'doors',
        title: t('site.presets.usedBy'),
        width: 'minmax(200px, 2fr)',
        text: ({ id }) =>
          doors
            .filter((door) => door.presets.includes(id))
            .map(({ name }) => name)
            .join(', '),
      },
    ],
    [t, doors],
  );
  return (
    <ItemsList
      list="presets"
      icon={IconTemplate}
      texts={listTexts(t, 'presets')}
      items={presets}
      columns={columns}
      nameOf={nameOf}
      readOnly={state.readOnly}
      fresh={() => ({ id: newId(), name: '', values: {}, edited: 0 })}
      editor={(preset, _isNew, close) => (
        <PresetEditor
          preset={preset}
          locked={state.locked}
          readOnly={state.readOnly}
          onClose={close}
        />
      )}
    />
  );
}

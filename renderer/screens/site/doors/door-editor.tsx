import {
  Autocomplete,
  Fieldset,
  MultiSelect,
  SimpleGrid,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SiteView } from '../../../../shared/contract/site';
import { MODEL_NAMES } from '../../../../shared/device/models';
import type { Door } from '../../../../shared/site/document';
import { EditorDialog } from '../editor-dialog';
import { useEdited } from '../use-edited';
import { DoorAccounts } from './door-accounts';
import { DoorNetwork } from './door-network';

interface Props {
  readonly door: Door;
  readonly isNew: boolean;
  readonly document: SiteView;
  readonly locked: boolean;
  readonly readOnly: string;
  readonly onClose: () => void;
}

/** Everything that is planned for one door. */
export function DoorEditor({ door: first, isNew, document, locked, readOnly, onClose }: Props) {
  const { t } = useTranslation();
  const { item: door, change, tried, ifGood } = useEdited(first);
  const missing = door.name.trim() === '' ? t('site.doors.nameMissing') : '';

  return (
    <EditorDialog
      title={isNew ? t('site.doors.addTitle') : t('site.doors.editTitle', { name: first.name })}
      saveLabel={t('site.doors.save')}
      refused={readOnly}
      edits={() => ifGood(missing === '', [{ edit: 'put-door', item: door }])}
      onClose={onClose}
    >
      <SimpleGrid cols={2} spacing="md" verticalSpacing="sm">
        <TextInput
          data-autofocus
          required
          label={t('site.doors.name')}
          value={door.name}
          maxLength={63}
          error={tried && missing}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t('site.doors.position')}
          placeholder={t('site.doors.positionExample')}
          value={door.position}
          maxLength={128}
          onChange={(event) => change({ position: event.currentTarget.value })}
        />
        <Autocomplete
          label={t('site.doors.model')}
          description={t('site.doors.modelHint')}
          data={[...MODEL_NAMES]}
          value={door.model}
          maxLength={32}
          onChange={(model) => change({ model })}
        />
        <TextInput
          label={t('site.doors.mac')}
          description={t('site.doors.macHint')}
          placeholder="0C:11:05:07:8B:71"
          value={door.mac}
          maxLength={32}
          onChange={(event) => change({ mac: event.currentTarget.value })}
        />
        <TextInput
          label={t('site.doors.address')}
          description={t('site.doors.addressHint')}
          placeholder="192.168.1.20"
          value={door.address}
          maxLength={255}
          onChange={(event) => change({ address: event.currentTarget.value })}
        />
        <TextInput
          label={t('site.doors.firmware')}
          description={t('site.doors.firmwareHint')}
          placeholder="29.30.10.465"
          value={door.firmware}
          maxLength={64}
          onChange={(event) => change({ firmware: event.currentTarget.value })}
        />
      </SimpleGrid>
      <MultiSelect
        label={t('site.doors.presets')}
        description={t('site.doors.presetsHint')}
        data={document.presets.map(({ id, name }) => ({ value: id, label: name }))}
        value={[...door.presets]}
        nothingFoundMessage={t('site.doors.presetsNone')}
        onChange={(presets) => change({ presets })}
      />
      <Fieldset legend={t('site.doors.accounts')}>
        <DoorAccounts
          accounts={door.accounts}
          servers={document.servers}
          locked={locked}
          onChange={(accounts) => change({ accounts: [...accounts] })}
        />
      </Fieldset>
      <Fieldset legend={t('site.doors.network')}>
        <DoorNetwork network={door.network} onChange={(network) => change({ network })} />
      </Fieldset>
      <Textarea
        label={t('site.doors.notes')}
        autosize
        minRows={2}
        maxLength={4000}
        value={door.notes}
        onChange={(event) => change({ notes: event.currentTarget.value })}
      />
    </EditorDialog>
  );
}

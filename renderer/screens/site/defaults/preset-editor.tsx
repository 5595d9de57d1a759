import {
  ActionIcon,
  Group,
  NativeSelect,
  Select,
  SimpleGrid,
  Text,
  TextInput,
} from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Template } from '../../../../shared/contract/templates';
import { checkConfigValue, describeConfigKey } from '../../../../shared/device/config-keys';
import { toAppError, type AppErrorData } from '../../../../shared/errors';
import type { Preset } from '../../../../shared/site/document';
import { api } from '../../../api';
import { ErrorNotice } from '../../../components/error-notice';
import { EditorDialog } from '../editor-dialog';
import { useEdited } from '../use-edited';
import { PRESET_KEYS, PRESET_TOPICS } from './preset-keys';
import { PresetValue } from './preset-value';

interface Props {
  readonly preset: Preset;
  readonly locked: boolean;
  readonly readOnly: string;
  readonly onClose: () => void;
}

/** Settings that several doors share: chosen by name, or taken from a template of this computer. */
export function PresetEditor({ preset: first, locked, readOnly, onClose }: Props) {
  const { t } = useTranslation();
  const { item: preset, change, tried, ifGood } = useEdited(first);
  const [templates, setTemplates] = useState<readonly Template[]>([]);
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  useEffect(() => {
    api.call('templates.list', {}).then(
      (answer) => setTemplates(answer.templates),
      (error: unknown) => setProblem(toAppError(error).toData()),
    );
  }, []);
  const put = (values: Preset['values']) => change({ values });
  const keys = Object.keys(preset.values);
  const missing = preset.name.trim() === '' ? t('site.presets.nameMissing') : '';
  const good = keys.every(
    (key) => checkConfigValue(describeConfigKey(key), preset.values[key] ?? '') === undefined,
  );
  const left = PRESET_TOPICS.map((topic) => ({
    group: t(`site.presets.topics.${topic}`),
    items: PRESET_KEYS[topic].filter(({ value }) => !keys.includes(value)),
  })).filter(({ items }) => items.length > 0);

  return (
    <EditorDialog
      title={t('site.presets.one')}
      saveLabel={t('site.presets.save')}
      refused={readOnly}
      edits={() => ifGood(missing === '' && good, [{ edit: 'put-preset', item: preset }])}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        required
        label={t('site.presets.name')}
        placeholder={t('site.presets.nameExample')}
        value={preset.name}
        maxLength={64}
        error={tried && missing}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      {keys.length === 0 && <Text c="dimmed">{t('site.presets.noValues')}</Text>}
      {keys.map((key) => (
        <Group key={key} wrap="nowrap" align="start">
          <div style={{ flex: 1 }}>
            <PresetValue
              settingKey={key}
              value={preset.values[key] ?? ''}
              locked={locked}
              onChange={(value) => put({ ...preset.values, [key]: value })}
            />
          </div>
          <ActionIcon
            mt={26}
            size={40}
            variant="subtle"
            aria-label={t('site.presets.removeKey', { name: describeConfigKey(key).label || key })}
            onClick={() =>
              put(Object.fromEntries(Object.entries(preset.values).filter(([one]) => one !== key)))
            }
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <SimpleGrid cols={2}>
        <Select
          label={t('site.presets.addKey')}
          placeholder={t('site.presets.addKeyHint')}
          searchable
          data={left}
          value={null}
          onChange={(key) => {
            if (key !== null) put({ ...preset.values, [key]: '' });
          }}
        />
        <NativeSelect
          label={t('site.presets.fromTemplate')}
          disabled={templates.length === 0}
          data={[
            {
              value: '',
              label: t(templates.length === 0 ? 'site.presets.noTemplate' : 'site.presets.choose'),
            },
            ...templates.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value=""
          onChange={(event) => {
            const chosen = templates.find(({ id }) => id === event.currentTarget.value);
            if (chosen) put({ ...preset.values, ...chosen.values });
          }}
        />
      </SimpleGrid>
      {problem !== null && <ErrorNotice error={problem} />}
    </EditorDialog>
  );
}

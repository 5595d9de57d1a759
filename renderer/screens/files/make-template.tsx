import {
  Button,
  Checkbox,
  Group,
  Modal,
  NativeSelect,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateChoice } from '../../../shared/contract/templates';
import { settingName } from '../../../shared/device/config-keys';
import { toAppError, type AppErrorData } from '../../../shared/errors';
import { api } from '../../api';
import { DialogButtons } from '../../components/dialog-buttons';
import { ErrorNotice } from '../../components/error-notice';
import { useIntercoms } from '../../stores/intercoms';
import classes from './files.module.css';

interface Props {
  readonly onClose: () => void;
  readonly onMade: () => void;
}

/** Which settings of an intercom the other doors shall have as well. */
export function MakeTemplate({ onClose, onMade }: Props) {
  const { t } = useTranslation();
  const byId = useIntercoms((state) => state.byId);
  const all = Object.values(byId);
  const [id, setId] = useState(all[0]?.id ?? '');
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('templates.makeTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        <NativeSelect
          label={t('templates.from')}
          value={id}
          onChange={(event) => setId(event.currentTarget.value)}
          data={all.map(({ id: value, name, model, address }) => ({
            value,
            label: `${name === '' ? model : name}, ${address}`,
          }))}
        />
        {id === '' ? (
          <Text>{t('picker.empty')}</Text>
        ) : (
          <Choices key={id} id={id} onClose={onClose} onMade={onMade} />
        )}
      </Stack>
    </Modal>
  );
}

function Choices({ id, onClose, onMade }: Props & { readonly id: string }) {
  const { t } = useTranslation();
  const [choices, setChoices] = useState<readonly TemplateChoice[] | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [typed, setTyped] = useState('');
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    api.call('templates.choices', { id }, { signal }).then(
      (answer) => {
        setChoices(answer.choices);
        setTicked(new Set(answer.choices.filter((one) => one.ticked).map(({ key }) => key)));
      },
      (error: unknown) => {
        if (!signal.aborted) setProblem(toAppError(error).toData());
      },
    );
    return () => controller.abort();
  }, [id]);
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = (choices ?? []).filter((one) => {
    const text = [one.key, one.label, one.sectionLabel, one.areaLabel].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const toggle = (key: string) => {
    const next = new Set(ticked);
    if (!next.delete(key)) next.add(key);
    setTicked(next);
  };
  const missing = [
    ...(name.trim() === '' ? [t('templates.missingName')] : []),
    ...(ticked.size === 0 ? [t('templates.missingTick')] : []),
  ];
  const make = async () => {
    setBusy(true);
    try {
      await api.call('templates.make', { id, name, keys: [...ticked] });
      onMade();
      onClose();
    } catch (error) {
      setProblem(toAppError(error).toData());
      setBusy(false);
    }
  };
  return (
    <>
      {problem !== null && <ErrorNotice error={problem} />}
      {choices === null && problem === null && <Text role="status">{t('templates.reading')}</Text>}
      {choices !== null && (
        <>
          <TextInput
            label={t('templates.name')}
            placeholder={t('templates.nameHint')}
            maxLength={64}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group justify="space-between">
            <TextInput
              aria-label={t('templates.find')}
              placeholder={t('templates.find')}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <Text role="status" size="sm" c="dimmed">
              {t('templates.ticked', { count: ticked.size, total: choices.length })}
            </Text>
          </Group>
          <ul className={classes.choices}>
            {shown.map((one) => (
              <ChoiceRow
                key={one.key}
                choice={one}
                ticked={ticked.has(one.key)}
                onToggle={() => toggle(one.key)}
              />
            ))}
          </ul>
        </>
      )}
      <DialogButtons>
        {choices !== null && missing.length > 0 && (
          <Text size="sm" c="var(--lintel-warn)">
            {t('wizard.missing', { count: missing.length, fields: missing.join(', ') })}
          </Text>
        )}
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button disabled={missing.length > 0} loading={busy} onClick={() => void make()}>
          {t('templates.makeGo', { count: ticked.size })}
        </Button>
      </DialogButtons>
    </>
  );
}

interface ChoiceRowProps {
  readonly choice: TemplateChoice;
  readonly ticked: boolean;
  readonly onToggle: () => void;
}

function ChoiceRow({ choice, ticked, onToggle }: ChoiceRowProps) {
  const { t } = useTranslation();
  const { key, label, areaLabel, sectionLabel, words, identity, danger, refused } = choice;
  return (
    <li className={classes.choice}>
      <Checkbox
        label={`${[areaLabel, sectionLabel].filter(Boolean).join(', ')}: ${settingName(choice)}`}
        checked={ticked}
        disabled={refused !== ''}
        onChange={onToggle}
        description={
          <>
            {label === '' && <span className={classes.key}>{key}</span>}
            {words}
            {identity !== '' && (
              <span className={classes.warn}>{t('templates.identity', { why: identity })}</span>
            )}
            {danger !== 'none' && (
              <span className={classes.warn}>{t(`templates.danger.${danger}`)}</span>
            )}
            {refused !== '' && <span className={classes.warn}>{refused}</span>}
          </>
        }
      />
    </li>
  );
}

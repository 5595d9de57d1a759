import { Button, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useEffect, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiFunctionInfo } from '../../../../shared/contract/device';
import type { Intercom } from '../../../../shared/contract/intercoms';
import { CONFIRM_WORD, consoleDanger } from '../../../../shared/device/console-danger';
import { toAppError, type AppErrorData } from '../../../../shared/errors';
import { api } from '../../../api';
import { ErrorNotice } from '../../../components/error-notice';
import { ConsoleHistory } from './console-history';
import { fieldsOf, keepSent, parseData } from './console-state';
import classes from './device.module.css';

type Method = 'GET' | 'POST';
interface Upload {
  readonly token: string;
  readonly name: string;
}

/** Any function of the HTTP API, with the exact request and reply. For experts. */
export function Console({ intercom }: { readonly intercom: Intercom }) {
  const { t } = useTranslation();
  const { id } = intercom;
  const [functions, setFunctions] = useState<readonly ApiFunctionInfo[]>([]);
  const [name, setName] = useState('system/info');
  const [own, setOwn] = useState({ target: '', action: '' });
  const [method, setMethod] = useState<Method>('POST');
  const [text, setText] = useState('');
  const [file, setFile] = useState<Upload | null>(null);
  const [confirm, setConfirm] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<AppErrorData | null>(null);

  useEffect(() => {
    api.call('device.functions', {}).then(
      (answer) => setFunctions(answer.functions),
      (error: unknown) => setProblem(toAppError(error).toData()),
    );
  }, []);

  const known = functions.find((one) => one.name === name && one.methods.length > 0);
  const [target = '', action = ''] = name === '' ? [own.target, own.action] : name.split('/');
  const parsed = parseData(text);
  const data = parsed.ok ? parsed.data : {};
  const danger = consoleDanger({ name: `${target}/${action}`, known, data });
  const methods: readonly Method[] = known?.methods ?? ['GET', 'POST'];
  const used = methods.includes(method) ? method : (methods[0] ?? 'POST');
  const ready =
    parsed.ok && target !== '' && action !== '' && (danger === null || confirm === CONFIRM_WORD);

  const choose = (next: string) => {
    setName(next);
    setText('');
    setFile(null);
    setConfirm('');
    setProblem(null);
  };
  const send = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const sent = await api.call('console.send', {
        ...{ id, target, action, method: used, data, confirm },
        ...(file !== null && { file: file.token }),
      });
      keepSent(id, { name: `${target}/${action}`, ...sent });
      setConfirm('');
    } catch (error) {
      setProblem(toAppError(error).toData());
    } finally {
      setBusy(false);
    }
  };
  const pick = async () => {
    try {
      const [picked] = await api.pickFiles({ title: t('device.console.file'), extensions: [] });
      if (picked) setFile(picked);
    } catch (error) {
      setProblem(toAppError(error).toData());
    }
  };
  const put = (field: string, value: string) => {
    const others = Object.entries(data).filter(([key]) => key !== field);
    const next = Object.fromEntries(value === '' ? others : [...others, [field, value]]);
    setText(Object.keys(next).length === 0 ? '' : JSON.stringify(next, null, 2));
  };

  return (
    <div className={classes.split}>
      <Stack
        component="form"
        gap="sm"
        onSubmit={(event: SyntheticEvent) => {
          event.preventDefault();
          if (ready) void send();
        }}
      >
        <Text c="dimmed">{t('device.console.intro')}</Text>
        <div className={classes.call}>
          <NativeSelect
            label={t('device.console.choose')}
            value={name}
            data={[
              ...functions.map((one) => ({ value: one.name, label: `${one.name}  ${one.title}` })),
              { value: '', label: t('device.console.own') },
            ]}
            onChange={(event) => choose(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('device.console.method')}
            value={used}
            data={[...methods]}
            onChange={(event) => setMethod(event.currentTarget.value === 'GET' ? 'GET' : 'POST')}
          />
        </div>
        {name === '' && (
          <Group grow>
            {(['target', 'action'] as const).map((part) => (
              <TextInput
                key={part}
                label={t(`device.console.${part}`)}
                value={own[part]}
                autoComplete="off"
                onChange={(event) => setOwn({ ...own, [part]: event.currentTarget.value.trim() })}
              />
            ))}
          </Group>
        )}
        {known !== undefined && <Fields info={known} data={data} onChange={put} />}
        <Textarea
          label={t('device.console.data')}
          autosize
          minRows={3}
          maxRows={12}
          spellCheck={false}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          value={text}
          error={
            parsed.ok
              ? undefined
              : parsed.reason === 'no-json'
                ? t('device.console.badJson', { message: parsed.message })
                : t('device.console.notObject')
          }
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {known?.kind === 'upload' && (
          <Group>
            <Button variant="default" onClick={() => void pick()}>
              {t('device.console.chooseFile')}
            </Button>
            <Text>{file?.name}</Text>
          </Group>
        )}
        {danger !== null && (
          <TextInput
            label={t('device.console.confirm', { word: CONFIRM_WORD })}
            description={t(`device.console.danger.${danger}`)}
            autoComplete="off"
            value={confirm}
            onChange={(event) => setConfirm(event.currentTarget.value)}
          />
        )}
        {problem !== null && <ErrorNotice error={problem} />}
        <Group justify="flex-end">
          <Button type="submit" disabled={!ready} loading={busy}>
            {t('device.console.send', { name: `${target}/${action}` })}
          </Button>
        </Group>
      </Stack>
      <ConsoleHistory intercom={intercom} />
    </div>
  );
}

interface FieldsProps {
  readonly info: ApiFunctionInfo;
  readonly data: Readonly<Record<string, unknown>>;
  readonly onChange: (field: string, value: string) => void;
}

/** The plain fields of a function; what is entered goes into the JSON below. */
function Fields({ info, data, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const fields = fieldsOf(info.request);
  if (fields.length === 0) return null;
  return (
    <div className={classes.fields}>
      {fields.map(({ name, required, choices }) => {
        const held = data[name];
        const value = typeof held === 'string' || typeof held === 'number' ? String(held) : '';
        const frame = {
          label: name,
          description: required ? t('device.console.required') : undefined,
        };
        return choices.length > 0 ? (
          <NativeSelect
            key={name}
            {...frame}
            value={value}
            data={['', ...choices]}
            onChange={(event) => onChange(name, event.currentTarget.value)}
          />
        ) : (
          <TextInput
            key={name}
            {...frame}
            value={value}
            autoComplete="off"
            onChange={(event) => onChange(name, event.currentTarget.value)}
          />
        );
      })}
    </div>
  );
}

import {
  ActionIcon,
  Button,
  Group,
  Modal,
  PasswordInput,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { IconKey, IconTrash } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Credential } from '../../../shared/contract/intercoms';
import { toAppError, type AppError } from '../../../shared/errors';
import { api } from '../../api';
import { ErrorNotice } from '../../components/error-notice';
import { useApp } from '../../stores/app';
import classes from './sign-in.module.css';

/** The list of passwords that Lintel tries, in the order it tries them. */
export function PasswordsDialog() {
  const { t } = useTranslation();
  const opened = useApp((state) => state.passwordsOpen);
  return (
    <Modal
      opened={opened}
      onClose={() => useApp.setState({ passwordsOpen: false })}
      title={<Title order={2}>{t('signIn.listTitle')}</Title>}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Passwords />
    </Modal>
  );
}

function Passwords() {
  const { t } = useTranslation();
  const [list, setList] = useState<readonly Credential[]>([]);
  const [problem, setProblem] = useState<AppError | null>(null);

  /** Does it, then reads the list again: its order is the backend's to say. */
  function change(work: () => Promise<unknown>): Promise<boolean> {
    return work()
      .then(() => api.call('credentials.list', {}))
      .then(
        ({ credentials }) => {
          setList(credentials);
          setProblem(null);
          return true;
        },
        (error: unknown) => {
          setProblem(toAppError(error));
          return false;
        },
      );
  }
  useEffect(() => void change(() => Promise.resolve()), []);

  return (
    <Stack>
      <Text>{t('signIn.listIntro')}</Text>
      <ol className={classes.rows}>
        {list.map((credential, index) => (
          <li key={credential.id} className={classes.person}>
            <IconKey size={20} aria-hidden />
            <div>
              <Text fw={600}>{`${index + 1}. ${credential.label}`}</Text>
              <Text size="sm" c="dimmed">
                {credential.username}
                {', '}
                {credential.factory
                  ? t('signIn.listFactory')
                  : t(credential.kept ? 'signIn.listKept' : 'signIn.listForgotten')}
              </Text>
            </div>
            {!credential.factory && (
              <ActionIcon
                ml="auto"
                color="red"
                aria-label={t('signIn.listRemove', { name: credential.label })}
                onClick={() =>
                  void change(() => api.call('credentials.remove', { id: credential.id }))
                }
              >
                <IconTrash size={20} aria-hidden />
              </ActionIcon>
            )}
          </li>
        ))}
      </ol>
      {problem !== null && <ErrorNotice error={problem} onClose={() => setProblem(null)} />}
      <AddForm onAdd={(input) => change(() => api.call('credentials.add', input))} />
    </Stack>
  );
}

interface NewCredential {
  readonly label: string;
  readonly username: string;
  readonly password: string;
}

const blank: NewCredential = { label: '', username: 'admin', password: '' };

function AddForm({ onAdd }: { readonly onAdd: (input: NewCredential) => Promise<boolean> }) {
  const { t } = useTranslation();
  const [form, setForm] = useState(blank);
  const [asked, setAsked] = useState(false);
  const complete = form.label.trim() !== '' && form.username.trim() !== '';

  async function add() {
    setAsked(true);
    if (!complete || !(await onAdd(form))) return;
    setForm(blank);
    setAsked(false);
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Stack gap="sm">
        <Title order={3}>{t('signIn.listAddTitle')}</Title>
        <TextInput
          label={t('signIn.listLabel')}
          description={t('signIn.listLabelHint')}
          value={form.label}
          error={asked && form.label.trim() === '' && t('signIn.listLabelMissing')}
          onChange={(event) => setForm({ ...form, label: event.currentTarget.value })}
        />
        <Group grow align="flex-start">
          <TextInput
            label={t('signIn.user')}
            autoComplete="off"
            value={form.username}
            error={asked && form.username.trim() === '' && t('signIn.userMissing')}
            onChange={(event) => setForm({ ...form, username: event.currentTarget.value })}
          />
          <PasswordInput
            label={t('signIn.password')}
            autoComplete="off"
            value={form.password}
            onChange={(event) => setForm({ ...form, password: event.currentTarget.value })}
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0 }}
          />
        </Group>
        <Group justify="flex-end">
          <Button type="submit">{t('signIn.listAdd')}</Button>
        </Group>
      </Stack>
    </form>
  );
}

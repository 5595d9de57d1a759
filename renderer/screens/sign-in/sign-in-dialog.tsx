import {
  Button,
  Checkbox,
  Group,
  Modal,
  PasswordInput,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogButtons } from '../../components/dialog-buttons';
import { fromHash, navigate } from '../../router';
import { useApp } from '../../stores/app';
import { closeSignIn, useSignIn } from '../../stores/sign-in';
import { AttemptList } from './attempt-list';
import { Failure } from './failure';
import { practiceNote } from './practice-note';
import { useAttempts, type Attempt, type Credentials } from './use-attempts';

/** Signs in to one intercom, or tries one password on several. */
export function SignInDialog() {
  const { t } = useTranslation();
  const targets = useSignIn((state) => state.targets);
  const [only] = targets;
  const title =
    targets.length === 1 && only
      ? t('signIn.title', { name: only.name })
      : t('signIn.titleMany', { count: targets.length });
  return (
    <Modal
      opened={targets.length > 0}
      onClose={closeSignIn}
      title={title}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      size={640}
    >
      {targets.length > 0 && <Form key={targets.map((target) => target.address).join(' ')} />}
    </Modal>
  );
}

function Form() {
  const { t } = useTranslation();
  const { targets, tryKnown } = useSignIn.getState();
  const keepsSecrets = useApp((state) => state.info?.keepsSecrets ?? true);
  const practice = useApp((state) => state.info?.practice);
  const [username, setUsername] = useState('admin');
  const [password, setPassword] = useState('');
  const [remember, setRemember] = useState(true);
  const [userMissing, setUserMissing] = useState(false);
  const attempts = useAttempts(targets);
  const passwordBox = useRef<HTMLInputElement>(null);
  const single = targets.length === 1;
  const [onlyRow] = attempts.rows;
  // Then the two fingerprints are what is to be read, not where a password is found.
  const certificate =
    single && onlyRow?.attempt.status === 'failed' && onlyRow.attempt.error.code === 'tls.changed';
  const note = onlyRow && single ? practiceNote(practice, onlyRow.target.address) : null;

  /** One intercom: straight on to it, unless it is being looked at. Several: the list says what became of each. */
  function finish(outcomes: readonly Attempt[]) {
    const [outcome] = outcomes;
    if (single && outcome?.status === 'done') {
      closeSignIn();
      const { id } = outcome.intercom;
      const here = fromHash(location.hash);
      if (here.screen !== 'intercom' || here.id !== id)
        navigate({ screen: 'intercom', id, tab: 'overview' });
    } else if (outcomes.some((other) => other.status === 'failed')) {
      passwordBox.current?.select();
    }
  }
  /** With an empty form, what Lintel remembers and the list of passwords are tried. */
  const typed = (): Credentials =>
    password === '' ? { remember } : { username, password, remember };
  const run = (credentials: Credentials) => void attempts.tryLeft(credentials).then(finish);
  const again = (address: string, extra: Credentials = {}) =>
    void attempts.tryOne(address, { ...typed(), ...extra }).then((outcome) => finish([outcome]));

  const started = useRef(false);
  useEffect(() => {
    if (!tryKnown || started.current) return;
    started.current = true;
    run({});
  });

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setUserMissing(username.trim() === '');
        if (username.trim() !== '') run({ username, password, remember });
      }}
    >
      <Stack>
        {!certificate && <Text>{t('signIn.explain')}</Text>}
        {note !== null && !certificate && (
          <Text size="sm" c="dimmed">
            {note === '' ? t('signIn.practice') : t('signIn.practiceNote', { note })}
          </Text>
        )}
        <Group grow align="start">
          <TextInput
            label={t('signIn.user')}
            autoComplete="off"
            spellCheck={false}
            value={username}
            error={userMissing && t('signIn.userMissing')}
            onChange={(event) => setUsername(event.currentTarget.value)}
          />
          <PasswordInput
            data-autofocus
            ref={passwordBox}
            label={t('signIn.password')}
            autoComplete="off"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0 }}
          />
        </Group>
        <Checkbox
          label={single ? t('signIn.remember') : t('signIn.rememberMany')}
          description={keepsSecrets ? undefined : t('signIn.forgets')}
          checked={remember}
          onChange={(event) => setRemember(event.currentTarget.checked)}
        />
        {!certificate && (
          <Text size="sm" c="dimmed">
            {t('signIn.tryKnownHint')}{' '}
            <Button
              variant="transparent"
              px={0}
              onClick={() => useApp.setState({ passwordsOpen: true })}
            >
              {t('signIn.editList')}
            </Button>
          </Text>
        )}
        <div role="status" aria-live="polite">
          {single && onlyRow?.attempt.status === 'failed' && (
            <Stack gap="xs">
              <Failure
                address={onlyRow.target.address}
                error={onlyRow.attempt.error}
                onAgain={() => again(onlyRow.target.address)}
                onAccept={(acceptCertificate) =>
                  again(onlyRow.target.address, { acceptCertificate })
                }
                onHttps={(address) => again(onlyRow.target.address, { address })}
              />
            </Stack>
          )}
          {!single && <AttemptList rows={attempts.rows} onTry={again} />}
        </div>
        <DialogButtons>
          <Button
            variant="default"
            mr="auto"
            disabled={attempts.working || attempts.left === 0}
            onClick={() => run({ remember })}
          >
            {t('signIn.tryKnown')}
          </Button>
          {attempts.left === 0 ? (
            <Button onClick={closeSignIn}>{t('common.close')}</Button>
          ) : (
            <Button type="submit" loading={attempts.working}>
              {single ? t('signIn.submit') : t('signIn.submitMany', { count: attempts.left })}
            </Button>
          )}
        </DialogButtons>
      </Stack>
    </form>
  );
}

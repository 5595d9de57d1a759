import { NativeSelect, PasswordInput, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ACCESS_MODES } from '../../../../shared/device/access-mode';
import { WizardFrame } from '../../../components/wizard';
import classes from '../access.module.css';
import { missingIn, patchAccessDraft } from '../draft';
import type { AccessPageProps } from '../wizard-props';

/** As delivered, and in every manual (manual, HTTP API Configuration). */
const FACTORY_PASSWORD = 'httpapi';
const SHORT = 8;

/** Step 2: the new password, the user and the way of signing in; empty means that it stays. */
export function WhatPage({ draft, shell, onLeave }: AccessPageProps) {
  const { t } = useTranslation();
  const { password, repeat, username, mode } = draft;
  const [asked, setAsked] = useState(false);
  const [visible, { toggle }] = useDisclosure(false);
  const missing = missingIn(draft);
  const wrong = (what: (typeof missing)[number]) => asked && missing.includes(what);
  const remark =
    password === FACTORY_PASSWORD
      ? t('access.isFactory')
      : password !== '' && password.length < SHORT
        ? t('access.weak')
        : '';
  const secret = {
    autoComplete: 'new-password',
    visible,
    onVisibilityChange: toggle,
    visibilityToggleButtonProps: { 'aria-label': t('access.show'), tabIndex: 0 },
  };

  return (
    <WizardFrame
      steps={shell.steps}
      current="what"
      onStep={shell.onStep}
      heading={t('access.heading.what')}
      intro={t('access.intro.what')}
      onBack={() => shell.go('intercoms')}
      next={{
        label: t('wizard.next'),
        missing: asked ? missing.map((one) => t(`access.missing.${one}`)) : [],
        onPress: () => {
          setAsked(true);
          if (missing.length === 0) shell.go('review');
        },
      }}
      onLeave={onLeave}
    >
      <div className={classes.fields}>
        <PasswordInput
          {...secret}
          label={t('access.password')}
          description={t('access.passwordHint')}
          value={password}
          error={wrong('password') && t('access.wrong.password')}
          onChange={(event) => patchAccessDraft({ password: event.currentTarget.value })}
        />
        {remark !== '' && (
          <Text role="status" size="sm">
            {remark}
          </Text>
        )}
        <PasswordInput
          {...secret}
          label={t('access.repeat')}
          value={repeat}
          error={wrong('same') && t('access.wrong.same')}
          onChange={(event) => patchAccessDraft({ repeat: event.currentTarget.value })}
        />
        <TextInput
          label={t('access.username')}
          description={t('access.usernameHint')}
          autoComplete="off"
          value={username}
          error={wrong('username') && t('access.wrong.username')}
          onChange={(event) => patchAccessDraft({ username: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('access.mode')}
          description={t('access.modeHint')}
          value={mode}
          data={(['keep', ...ACCESS_MODES] as const).map((value) => ({
            value,
            label: t(`access.modes.${value}`),
          }))}
          onChange={(event) => {
            const chosen = ACCESS_MODES.find((one) => one === event.currentTarget.value);
            patchAccessDraft({ mode: chosen ?? 'keep' });
          }}
        />
        {mode === 'none' && (
          <Text role="status" size="sm">
            {t('access.modeNone')}
          </Text>
        )}
      </div>
    </WizardFrame>
  );
}

import { Alert, NativeSelect } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Intercom } from '../../../../shared/contract/intercoms';
import { toAppError, type AppErrorData } from '../../../../shared/errors';
import { api } from '../../../api';
import { BossWarning } from '../../../components/boss-warning';
import { ErrorNotice } from '../../../components/error-notice';
import { ReviewList, WizardFrame, type ReviewChange } from '../../../components/wizard';
import { navigate } from '../../../router';
import { useIntercoms } from '../../../stores/intercoms';
import { doorName } from '../../intercom/door-name';
import classes from '../access.module.css';
import { patchAccessDraft, startAccessChange, type AccessDraft } from '../draft';
import type { AccessPageProps } from '../wizard-props';

/** Step 3: old and new in words, who goes first, what happens when something does not take. */
export function ReviewPage({ draft, shell, onLeave }: AccessPageProps) {
  const { t } = useTranslation();
  const byId = useIntercoms((state) => state.byId);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  const { ids, password, username, mode } = draft;
  const intercoms = ids.flatMap((id) => byId[id] ?? []);
  const canary = ids.find((id) => id === draft.canary) ?? ids[0];
  const outside = intercoms.filter(({ state }) => state !== 'ready' && state !== 'open');
  const changes = useChanges(draft, intercoms);
  const start = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const fleet = await api.call('access.change', {
        ids: [...ids],
        ...(password !== '' && { password }),
        ...(username !== '' && { username }),
        ...(mode !== 'keep' && { mode }),
        ...(canary !== undefined && { canary }),
      });
      startAccessChange([]);
      navigate({ screen: 'jobs', id: fleet.id });
    } catch (error) {
      setProblem(toAppError(error).toData());
      setBusy(false);
    }
  };

  return (
    <WizardFrame
      steps={shell.steps}
      current="review"
      onStep={shell.onStep}
      heading={t('access.heading.review')}
      intro={t('access.intro.review')}
      onBack={() => shell.go('what')}
      next={{
        label: t('access.review.go', { count: ids.length }),
        busy,
        missing: [],
        onPress: () => void start(),
      }}
      onLeave={onLeave}
    >
      {problem !== null && <ErrorNotice error={problem} />}
      <ReviewList caption={t('access.review.caption', { count: ids.length })} changes={changes} />
      <BossWarning ids={ids} />
      {outside.length > 0 && (
        <Alert
          variant="default"
          icon={<IconAlertTriangle aria-hidden color="var(--lintel-warn)" />}
          title={t('access.review.notIn', { count: outside.length })}
        >
          {outside.map(doorName).join(', ')}
        </Alert>
      )}
      {intercoms.length > 1 && (
        <NativeSelect
          className={classes.short}
          label={t('access.review.first')}
          description={t('access.review.firstHint')}
          value={canary}
          data={intercoms.map((one) => ({
            value: one.id,
            label: `${doorName(one)} (${one.address})`,
          }))}
          onChange={(event) => patchAccessDraft({ canary: event.currentTarget.value })}
        />
      )}
      <ul className={classes.points}>
        <li>{t('access.review.written')}</li>
        <li>{t('access.review.putBack')}</li>
        <li>{t('access.review.kept')}</li>
      </ul>
    </WizardFrame>
  );
}

/** What differs afterwards, with what it is now where that is the same on all. */
function useChanges(draft: AccessDraft, intercoms: readonly Intercom[]): readonly ReviewChange[] {
  const { t } = useTranslation();
  const { password, username, mode } = draft;
  const now = (values: readonly string[]): string => {
    const [first = '', ...others] = new Set(values);
    return others.length === 0 ? first : t('access.review.differs');
  };
  const users = intercoms.map((one) => one.username ?? '');
  const ways = intercoms.map(({ auth }) => (auth === null ? '' : t(`access.modes.${auth}`)));
  return [
    ...(password === ''
      ? []
      : [
          {
            id: 'password',
            label: t('access.review.passwordLabel'),
            before: intercoms.every(({ auth }) => auth === 'none') ? '' : '•',
            after: '•',
            secret: true,
          },
        ]),
    ...(username === ''
      ? []
      : [
          {
            id: 'user',
            label: t('access.review.userLabel'),
            before: now(users),
            after: username,
            secret: false,
          },
        ]),
    ...(mode === 'keep'
      ? []
      : [
          {
            id: 'mode',
            label: t('access.review.modeLabel'),
            before: now(ways),
            after: t(`access.modes.${mode}`),
            secret: false,
          },
        ]),
  ];
}

import { Button, Checkbox, Group, Text, TextInput } from '@mantine/core';
import {
  IconAlertTriangle,
  IconKey,
  IconLock,
  IconLockOpen,
  IconSearch,
} from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Intercom } from '../../../../shared/contract/intercoms';
import { StatusText } from '../../../components/status-text';
import { WizardFrame } from '../../../components/wizard';
import { navigate } from '../../../router';
import { useIntercoms } from '../../../stores/intercoms';
import { doorName } from '../../intercom/door-name';
import classes from '../access.module.css';
import { patchAccessDraft } from '../draft';
import type { AccessPageProps } from '../wizard-props';

/** Step 1: which intercoms, each with what lets Lintel in now. */
export function IntercomsPage({ draft, shell, onLeave }: AccessPageProps) {
  const { t } = useTranslation();
  const byId = useIntercoms((state) => state.byId);
  const all = useMemo(() => Object.values(byId), [byId]);
  const [typed, setTyped] = useState('');
  const chosen = new Set(draft.ids);
  const choose = (ids: readonly string[]) => patchAccessDraft({ ids, canary: null });
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = all.filter(({ name, model, address, mac }) => {
    const text = `${name} ${model} ${address} ${mac}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const factory = all.filter(({ factoryPassword }) => factoryPassword);
  const toggle = (id: string) =>
    choose(chosen.has(id) ? draft.ids.filter((other) => other !== id) : [...draft.ids, id]);

  return (
    <WizardFrame
      steps={shell.steps}
      current="intercoms"
      onStep={shell.onStep}
      heading={t('access.heading.intercoms')}
      intro={t('access.intro.intercoms')}
      next={{
        label: t('wizard.next'),
        missing: draft.ids.length === 0 ? [t('access.choose')] : [],
        onPress: () => {
          if (draft.ids.length > 0) shell.go('what');
        },
      }}
      onLeave={onLeave}
    >
      {all.length === 0 ? (
        <Group>
          <Text>{t('access.emptyText')}</Text>
          <Button onClick={() => navigate({ screen: 'find' })}>{t('access.toFind')}</Button>
        </Group>
      ) : (
        <>
          <TextInput
            aria-label={t('access.find')}
            placeholder={t('access.find')}
            leftSection={<IconSearch size={18} aria-hidden />}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Group gap="sm">
            {factory.length > 0 && (
              <Button variant="default" onClick={() => choose(factory.map(({ id }) => id))}>
                {t('access.chooseFactory', { count: factory.length })}
              </Button>
            )}
            {chosen.size < all.length && (
              <Button variant="default" onClick={() => choose(all.map(({ id }) => id))}>
                {t('access.chooseAll')}
              </Button>
            )}
            {chosen.size > 0 && (
              <Button variant="subtle" onClick={() => choose([])}>
                {t('access.chooseNone')}
              </Button>
            )}
            <Text role="status" size="sm" c="dimmed" ml="auto">
              {t('access.chosen', { chosen: chosen.size, total: all.length })}
            </Text>
          </Group>
          {shown.length === 0 ? (
            <Text>{t('access.noMatch')}</Text>
          ) : (
            <ul className={classes.list} aria-label={t('access.legend')}>
              {shown.map((one) => (
                <Pick
                  key={one.id}
                  intercom={one}
                  checked={chosen.has(one.id)}
                  onToggle={() => toggle(one.id)}
                />
              ))}
            </ul>
          )}
        </>
      )}
    </WizardFrame>
  );
}

interface PickProps {
  readonly intercom: Intercom;
  readonly checked: boolean;
  readonly onToggle: () => void;
}

function Pick({ intercom, checked, onToggle }: PickProps) {
  const { id, model, address } = intercom;
  const about = `access-${id}`;
  return (
    <li>
      <label className={classes.pick}>
        <Checkbox
          aria-label={`${doorName(intercom)} ${address}`}
          aria-describedby={about}
          checked={checked}
          onChange={onToggle}
        />
        <span className={classes.two}>
          <span>{doorName(intercom)}</span>
          <span className={classes.dim}>{`${model}, ${address}`}</span>
        </span>
        <span id={about}>
          <LetsIn intercom={intercom} />
        </span>
      </label>
    </li>
  );
}

/** What lets Lintel in now, in words. */
function LetsIn({ intercom }: { readonly intercom: Intercom }) {
  const { t } = useTranslation();
  const { state, auth, factoryPassword } = intercom;
  if (state !== 'ready' && state !== 'open' && state !== 'no-answer')
    return (
      <StatusText tone="bad" icon={IconAlertTriangle}>
        {t('access.notIn')}
      </StatusText>
    );
  if (auth === 'none')
    return (
      <StatusText tone="warn" icon={IconLockOpen}>
        {t('access.none')}
      </StatusText>
    );
  return factoryPassword ? (
    <StatusText tone="warn" icon={IconKey}>
      {t('access.factory')}
    </StatusText>
  ) : (
    <StatusText tone="good" icon={IconLock}>
      {t('access.own')}
    </StatusText>
  );
}

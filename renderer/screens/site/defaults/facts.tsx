import {
  Button,
  Group,
  Paper,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteView } from '../../../../shared/contract/site';
import { toAppError, type AppError } from '../../../../shared/errors';
import { ErrorNotice } from '../../../components/error-notice';
import { editSite } from '../../../stores/site';
import { SecretInput } from '../secret-input';
import type { SiteTabProps } from '../tab-body';

type FactsOf = Pick<SiteView, 'name' | 'customer' | 'address' | 'notes' | 'technician' | 'login'>;

const factsOf = ({ name, customer, address, notes, technician, login }: SiteView): FactsOf => ({
  ...{ name, customer, address, notes, technician, login },
});

const CUSTOMER = ['name', 'contact', 'phone', 'email'] as const;
const TECHNICIAN = ['name', 'company'] as const;

/** Whose building it is, who works on it, and how its intercoms let Lintel in. */
export function Facts({ state, document }: SiteTabProps) {
  const { t } = useTranslation();
  const [seen, setSeen] = useState(() => factsOf(document));
  const [facts, setFacts] = useState(seen);
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState<AppError | null>(null);
  const changed = JSON.stringify(facts) !== JSON.stringify(seen);
  const change = (part: Partial<FactsOf>) => {
    setSaid('');
    setFacts((before) => ({ ...before, ...part }));
  };

  async function save() {
    setProblem(null);
    try {
      const keys = Object.keys(facts) as (keyof FactsOf)[];
      const differ = keys.filter((key) => JSON.stringify(facts[key]) !== JSON.stringify(seen[key]));
      const pick = (all: FactsOf) => Object.fromEntries(differ.map((key) => [key, all[key]]));
      await editSite([{ edit: 'set', facts: pick(facts), was: pick(seen) }]);
      setSeen(facts);
      setSaid(t('site.facts.saved'));
    } catch (error) {
      setProblem(toAppError(error));
    }
  }

  return (
    <Paper withBorder p="md">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack>
          <Title order={2}>{t('site.facts.title')}</Title>
          <SimpleGrid cols={2} spacing="md" verticalSpacing="sm">
            <TextInput
              required
              label={t('site.facts.name')}
              value={facts.name}
              maxLength={128}
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
            <Textarea
              label={t('site.facts.address')}
              autosize
              minRows={1}
              value={facts.address}
              maxLength={4000}
              onChange={(event) => change({ address: event.currentTarget.value })}
            />
            {CUSTOMER.map((field) => (
              <TextInput
                key={field}
                label={t(`site.facts.customer.${field}`)}
                value={facts.customer[field]}
                maxLength={128}
                onChange={(event) =>
                  change({ customer: { ...facts.customer, [field]: event.currentTarget.value } })
                }
              />
            ))}
            {TECHNICIAN.map((field) => (
              <TextInput
                key={field}
                label={t(`site.facts.technician.${field}`)}
                value={facts.technician[field]}
                maxLength={128}
                onChange={(event) =>
                  change({
                    technician: { ...facts.technician, [field]: event.currentTarget.value },
                  })
                }
              />
            ))}
            <TextInput
              label={t('site.facts.loginUser')}
              description={t('site.facts.loginHint')}
              value={facts.login.username}
              maxLength={128}
              onChange={(event) =>
                change({ login: { ...facts.login, username: event.currentTarget.value } })
              }
            />
            <SecretInput
              label={t('site.facts.loginPassword')}
              hint={t('site.facts.loginHint')}
              value={facts.login.password}
              locked={state.locked}
              onChange={(password) => change({ login: { ...facts.login, password } })}
            />
          </SimpleGrid>
          <Textarea
            label={t('site.facts.notes')}
            autosize
            minRows={2}
            value={facts.notes}
            maxLength={4000}
            onChange={(event) => change({ notes: event.currentTarget.value })}
          />
          {problem !== null && <ErrorNotice error={problem} />}
          <Group>
            <Button type="submit" disabled={!changed || state.readOnly !== ''}>
              {t('site.facts.save')}
            </Button>
            <Text role="status" size="sm">
              {said}
            </Text>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}

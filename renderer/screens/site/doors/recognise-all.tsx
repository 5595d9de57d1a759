import { Button, Checkbox, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../../shared/contract';
import type { SiteView } from '../../../../shared/contract/site';
import { toAppError } from '../../../../shared/errors';
import { api } from '../../../api';
import { EmptyState } from '../../../components/empty-state';
import { ErrorNotice } from '../../../components/error-notice';
import { useWork } from '../../../components/use-work';
import { navigate } from '../../../router';
import { IconRadar2 } from '@tabler/icons-react';
import classes from '../site.module.css';

interface Props {
  readonly site: string;
  readonly doors: SiteView['doors'];
  readonly onClose: () => void;
}

/** Which found intercom hangs at which door, as far as MAC, model and address tell. */
export function RecogniseAll({ site, doors, onClose }: Props) {
  const { t } = useTranslation();
  const [found, setFound] = useState<CallOutput<'binding.suggest'> | null>(null);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const { working, problem, setProblem, run } = useWork();
  useEffect(() => {
    api.call('binding.suggest', { site }).then(
      (answer) => {
        setFound(answer);
        setTicked(
          answer.suggestions
            .filter(({ certainty, kind }) => certainty === 'certain' && kind === 'bind')
            .map(({ door }) => door),
        );
      },
      (error: unknown) => setProblem(toAppError(error).toData()),
    );
  }, [site, setProblem]);
  const nameOf = (id: string) => doors.find((door) => door.id === id)?.name ?? '';

  const bind = async () => {
    const bound = await run(async () => {
      for (const { door, mac, kind } of found?.suggestions ?? [])
        if (ticked.includes(door))
          await api.call(kind === 'bind' ? 'binding.bind' : 'binding.replace', { site, door, mac });
    });
    if (bound) onClose();
  };
  const toggle = (door: string) =>
    setTicked((before) =>
      before.includes(door) ? before.filter((one) => one !== door) : [...before, door],
    );

  return (
    <Modal
      opened
      size={720}
      onClose={onClose}
      title={<Title order={2}>{t('site.binding.allTitle')}</Title>}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        {found === null && problem === null && <Text role="status">{t('common.loading')}</Text>}
        {found?.suggestions.length === 0 && (
          <EmptyState
            icon={IconRadar2}
            title={t('site.binding.noneTitle')}
            actions={
              <Button onClick={() => navigate({ screen: 'find' })}>
                {t('site.binding.search')}
              </Button>
            }
          >
            {t('site.binding.noneText', { count: found.units.length })}
          </EmptyState>
        )}
        <ul className={classes.plain}>
          {found?.suggestions.map((one) => {
            const unit = found.units.find(({ mac }) => mac === one.mac);
            return (
              <li key={one.door}>
                <Checkbox
                  size="md"
                  label={t('site.binding.suggestion', {
                    door: nameOf(one.door),
                    model: unit?.model ?? '',
                    address: unit?.address ?? '',
                  })}
                  description={one.words}
                  checked={ticked.includes(one.door)}
                  onChange={() => toggle(one.door)}
                />
              </li>
            );
          })}
        </ul>
        {problem !== null && <ErrorNotice error={problem} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button disabled={ticked.length === 0} loading={working} onClick={() => void bind()}>
            {t('site.binding.bindMany', { count: ticked.length })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

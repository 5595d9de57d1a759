import {
  Button,
  Group,
  Modal,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallInput, CallOutput } from '../../../../shared/contract';
import type { Bindable } from '../../../../shared/contract/site-binding';
import { toAppError, type AppErrorData } from '../../../../shared/errors';
import type { Door } from '../../../../shared/site/document';
import { api } from '../../../api';
import { ErrorNotice } from '../../../components/error-notice';
import { ListenPanel } from './listen-panel';
import { UnitList } from './unit-list';

interface Props {
  readonly site: string;
  readonly door: Door;
  readonly onClose: () => void;
}

const WAYS = ['press', 'list', 'mac', 'address'] as const;
type Way = (typeof WAYS)[number];
type Which = Omit<CallInput<'binding.bind'>, 'site' | 'door'>;

/** Says which intercom hangs at a door; one that hung there before is replaced in the same step. */
export function RecogniseDoor({ site, door, onClose }: Props) {
  const { t } = useTranslation();
  const [way, setWay] = useState<Way>('press');
  const [units, setUnits] = useState<readonly Bindable[] | null>(null);
  const [typed, setTyped] = useState(door.mac);
  const [working, setWorking] = useState(false);
  const [done, setDone] = useState<CallOutput<'binding.bind'> | null>(null);
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  const { bound } = door;
  useEffect(() => {
    api.call('binding.suggest', { site }).then(
      (answer) => setUnits(answer.units),
      (error: unknown) => setProblem(toAppError(error).toData()),
    );
  }, [site]);

  const run = (work: Promise<CallOutput<'binding.bind'>>) => {
    setWorking(true);
    setProblem(null);
    work.then(
      (answer) => {
        setWorking(false);
        // What a person should know is read before the dialog goes.
        if (answer.notes.length === 0) onClose();
        else setDone(answer);
      },
      (error: unknown) => {
        setWorking(false);
        setProblem(toAppError(error).toData());
      },
    );
  };
  const bind = (which: Which) =>
    run(
      api.call(bound === null ? 'binding.bind' : 'binding.replace', {
        ...{ site, door: door.id },
        ...which,
      }),
    );

  return (
    <Modal
      opened
      size={860}
      onClose={onClose}
      title={
        <Title order={2}>
          {t(bound === null ? 'site.binding.oneTitle' : 'site.binding.replaceTitle', {
            name: door.name,
          })}
        </Title>
      }
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        {bound !== null && <Text>{t('site.binding.replaceText', { mac: bound.mac })}</Text>}
        {done === null ? (
          <>
            <div>
              <SegmentedControl
                aria-label={t('site.binding.way')}
                size="md"
                value={way}
                onChange={(chosen) => setWay(WAYS.find((one) => one === chosen) ?? 'press')}
                data={WAYS.map((value) => ({ value, label: t(`site.binding.ways.${value}`) }))}
              />
            </div>
            {way === 'press' && (
              <ListenPanel
                site={site}
                working={working}
                onChosen={(id) => bind({ id, how: 'press' })}
              />
            )}
            {way === 'list' && (
              <UnitList
                units={units}
                working={working}
                onChosen={({ intercom, mac }) =>
                  bind(intercom === null ? { mac } : { id: intercom })
                }
              />
            )}
            {(way === 'mac' || way === 'address') && (
              <form
                onSubmit={(event) => {
                  event.preventDefault();
                  if (typed.trim() !== '') bind({ [way]: typed.trim() });
                }}
              >
                <Group align="end">
                  <TextInput
                    key={way}
                    data-autofocus
                    label={t(`site.binding.ways.${way}`)}
                    description={t(`site.binding.hint.${way}`)}
                    value={typed}
                    w={360}
                    onChange={(event) => setTyped(event.currentTarget.value)}
                  />
                  <Button type="submit" loading={working} disabled={typed.trim() === ''}>
                    {t('site.binding.itIsThis')}
                  </Button>
                </Group>
              </form>
            )}
          </>
        ) : (
          <div role="status">
            <Text fw={600}>{t('site.binding.done')}</Text>
            {done.notes.map((note) => (
              <Text key={note}>{note}</Text>
            ))}
          </div>
        )}
        {problem !== null && <ErrorNotice error={problem} />}
        <Group justify="space-between">
          {bound !== null && done === null ? (
            <Button
              variant="subtle"
              loading={working}
              onClick={() => run(api.call('binding.unbind', { site, door: door.id }))}
            >
              {t('site.binding.unbind')}
            </Button>
          ) : (
            <span />
          )}
          <Button variant={done === null ? 'default' : 'filled'} onClick={onClose}>
            {t('common.close')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

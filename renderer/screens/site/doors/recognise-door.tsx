import { Button, Group, Modal, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallInput, CallOutput } from '../../../../shared/contract';
import type { Bindable } from '../../../../shared/contract/site-binding';
import { toAppError } from '../../../../shared/errors';
import type { Door } from '../../../../shared/site/document';
import { api } from '../../../api';
import { ErrorNotice } from '../../../components/error-notice';
import { useWork } from '../../../components/use-work';
import { ListenPanel } from './listen-panel';
import { TypedUnit } from './typed-unit';
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
  const [done, setDone] = useState<CallOutput<'binding.bind'> | null>(null);
  const { working, problem, setProblem, run } = useWork();
  const { bound } = door;
  useEffect(() => {
    api.call('binding.suggest', { site }).then(
      (answer) => setUnits(answer.units),
      (error: unknown) => setProblem(toAppError(error).toData()),
    );
  }, [site, setProblem]);

  const change = (ask: () => Promise<CallOutput<'binding.bind'>>) =>
    void run(async () => {
      const answer = await ask();
      // What a person should know is read before the dialog goes.
      if (answer.notes.length === 0) onClose();
      else setDone(answer);
    });
  const bind = (which: Which) =>
    change(() =>
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
        {bound !== null && done === null && (
          <Text>{t('site.binding.replaceText', { mac: bound.mac })}</Text>
        )}
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
                door={door.id}
                working={working}
                onChosen={({ intercom, mac }) =>
                  bind(intercom === null ? { mac } : { id: intercom })
                }
              />
            )}
            {way === 'mac' && (
              <TypedUnit
                key={way}
                label={t('site.doors.mac')}
                hint={t('site.binding.hint.mac')}
                first={bound === null ? door.mac : ''}
                working={working}
                onTyped={(mac) => bind({ mac })}
              />
            )}
            {way === 'address' && (
              <TypedUnit
                key={way}
                label={t('site.doors.address')}
                hint={t('site.binding.hint.address')}
                first={bound === null ? door.address : ''}
                working={working}
                onTyped={(address) => bind({ address })}
              />
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
              onClick={() => change(() => api.call('binding.unbind', { site, door: door.id }))}
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

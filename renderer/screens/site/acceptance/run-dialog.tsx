import {
  Button,
  Checkbox,
  Group,
  Modal,
  NativeSelect,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteView } from '../../../../shared/contract/site';
import { letters } from '../../../../shared/device/models';
import {
  ATTENDED_CHECKS,
  CHECK_TITLES,
  CHECKS,
  notPlanned,
  UNATTENDED_CHECKS,
  type Check,
} from '../../../../shared/site/acceptance';
import { api } from '../../../api';
import { DialogButtons } from '../../../components/dialog-buttons';
import { ErrorNotice } from '../../../components/error-notice';
import { useWork } from '../../../components/use-work';
import classes from './acceptance.module.css';

interface Props {
  readonly site: string;
  /** Those with an intercom. */
  readonly doors: SiteView['doors'];
  /** What is ticked at first; whatever makes sense at these doors unless told. */
  readonly only?: readonly { readonly id: string; readonly check: string }[];
  readonly locked: boolean;
  readonly onClose: () => void;
}

/** Seconds in which somebody gets to a door and does what is asked. */
const WAIT_SECONDS = 180;

/** Which doors and which checks. What rings, opens or needs somebody at the door is chosen by name. */
export function RunDialog({ site, doors, only, locked, onClose }: Props) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    doors.map(({ id }) => id).filter((door) => only?.some(({ id }) => id === door) ?? true),
  );
  const [checks, setChecks] = useState<readonly Check[]>(() =>
    only === undefined
      ? UNATTENDED_CHECKS.filter((check) => doors.some((door) => notPlanned(door, check) === ''))
      : CHECKS.filter((check) => only.some((one) => one.check === check)),
  );
  const [tried, setTried] = useState(false);
  const [number, setNumber] = useState('');
  const [relay, setRelay] = useState('1');
  const [left, setLeft] = useState<readonly { door: string; name: string; words: string }[]>([]);
  const { working, problem, run } = useWork();
  const toggle = <T,>(list: readonly T[], one: T): readonly T[] =>
    list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
  const callMissing = checks.includes('call') && number.trim() === '';

  const start = () => {
    setTried(true);
    if (callMissing) return;
    void run(async () => {
      const answer = await api.call('acceptance.run', {
        ...{ site, doors: [...chosen], checks: [...checks] },
        ...{ number: number.trim(), relay: Number(relay), waitSeconds: WAIT_SECONDS },
      });
      if (answer.left.length === 0) onClose();
      else setLeft(answer.left);
    });
  };
  const box = (check: Check) => (
    <Checkbox
      key={check}
      size="md"
      label={CHECK_TITLES[check]}
      checked={checks.includes(check)}
      onChange={() => setChecks(toggle(checks, check))}
    />
  );

  return (
    <Modal
      opened
      size={980}
      onClose={onClose}
      title={<Title order={2}>{t('site.acceptance.runTitle')}</Title>}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        {locked && <Text>{t('site.acceptance.locked')}</Text>}
        <div className={classes.choices}>
          <fieldset className={classes.group}>
            <legend>{t('site.plan.doors')}</legend>
            {doors.length > 1 && (
              <Checkbox
                size="md"
                fw={600}
                label={t('site.allDoors')}
                checked={chosen.length === doors.length}
                indeterminate={chosen.length > 0 && chosen.length < doors.length}
                onChange={() =>
                  setChosen(chosen.length === doors.length ? [] : doors.map(({ id }) => id))
                }
              />
            )}
            {doors.map(({ id, name }) => (
              <Checkbox
                key={id}
                size="md"
                label={name}
                checked={chosen.includes(id)}
                onChange={() => setChosen(toggle(chosen, id))}
              />
            ))}
          </fieldset>
          <fieldset className={classes.group}>
            <legend>{t('site.acceptance.alone')}</legend>
            {UNATTENDED_CHECKS.map(box)}
          </fieldset>
          <fieldset className={classes.group}>
            <legend>{t('site.acceptance.attended')}</legend>
            <Text size="sm" c="dimmed">
              {t('site.acceptance.attendedHint')}
            </Text>
            {ATTENDED_CHECKS.map((check) => (
              <Fragment key={check}>
                {box(check)}
                {check === 'call' && checks.includes(check) && (
                  <TextInput
                    ref={(field) => {
                      if (tried && callMissing) field?.focus();
                    }}
                    label={t('site.acceptance.number')}
                    value={number}
                    maxLength={128}
                    error={tried && callMissing && t('site.acceptance.numberMissing')}
                    onChange={(event) => setNumber(event.currentTarget.value)}
                  />
                )}
                {check === 'relay' && checks.includes(check) && (
                  <NativeSelect
                    label={t('site.acceptance.relay')}
                    value={relay}
                    data={letters(4).map((letter, at) => ({
                      value: String(at + 1),
                      label: letter,
                    }))}
                    onChange={(event) => setRelay(event.currentTarget.value)}
                  />
                )}
              </Fragment>
            ))}
          </fieldset>
        </div>
        {left.length > 0 && (
          <div role="status">
            <Text fw={600}>{t('site.acceptance.began')}</Text>
            {left.map(({ door, name, words }) => (
              <Text key={door}>
                {name}: {words}
              </Text>
            ))}
          </div>
        )}
        {problem !== null && <ErrorNotice error={problem} />}
        <DialogButtons>
          {left.length > 0 ? (
            <Button onClick={onClose}>{t('common.close')}</Button>
          ) : (
            <Group>
              <Button variant="default" onClick={onClose}>
                {t('common.cancel')}
              </Button>
              <Button
                loading={working}
                disabled={chosen.length === 0 || checks.length === 0}
                onClick={start}
              >
                {t('site.acceptance.check', { count: chosen.length })}
              </Button>
            </Group>
          )}
        </DialogButtons>
      </Stack>
    </Modal>
  );
}

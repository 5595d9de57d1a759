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
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteView } from '../../../../shared/contract/site';
import { letters } from '../../../../shared/device/models';
import { toAppError, type AppError } from '../../../../shared/errors';
import {
  ATTENDED_CHECKS,
  CHECK_TITLES,
  UNATTENDED_CHECKS,
  type Check,
} from '../../../../shared/site/acceptance';
import { api } from '../../../api';
import { DialogButtons } from '../../../components/dialog-buttons';
import { ErrorNotice } from '../../../components/error-notice';
import classes from './acceptance.module.css';

interface Props {
  readonly site: string;
  /** Those with an intercom. */
  readonly doors: SiteView['doors'];
  readonly locked: boolean;
  readonly onClose: () => void;
}

/** Which doors and which checks. What rings, opens or needs somebody at the door is chosen by name. */
export function RunDialog({ site, doors, locked, onClose }: Props) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<readonly string[]>(() => doors.map(({ id }) => id));
  const [checks, setChecks] = useState<readonly Check[]>(UNATTENDED_CHECKS);
  const [number, setNumber] = useState('');
  const [relay, setRelay] = useState('1');
  const [left, setLeft] = useState<readonly { door: string; name: string; words: string }[]>([]);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<AppError | null>(null);
  const toggle = <T,>(list: readonly T[], one: T): readonly T[] =>
    list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
  const callMissing = checks.includes('call') && number.trim() === '';

  async function run() {
    setWorking(true);
    setProblem(null);
    try {
      const answer = await api.call('acceptance.run', {
        ...{ site, doors: [...chosen], checks: [...checks] },
        ...{ number: number.trim(), relay: Number(relay) },
      });
      if (answer.left.length === 0) onClose();
      else setLeft(answer.left);
    } catch (error) {
      setProblem(toAppError(error));
    } finally {
      setWorking(false);
    }
  }
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
      size={860}
      onClose={onClose}
      title={<Title order={2}>{t('site.acceptance.runTitle')}</Title>}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        {locked && <Text>{t('site.acceptance.locked')}</Text>}
        <div className={classes.choices}>
          <fieldset className={classes.group}>
            <legend>{t('site.plan.doors')}</legend>
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
            {ATTENDED_CHECKS.map(box)}
            {checks.includes('call') && (
              <TextInput
                label={t('site.acceptance.number')}
                value={number}
                maxLength={128}
                onChange={(event) => setNumber(event.currentTarget.value)}
              />
            )}
            {checks.includes('relay') && (
              <NativeSelect
                label={t('site.acceptance.relay')}
                value={relay}
                data={letters(4).map((letter, at) => ({ value: String(at + 1), label: letter }))}
                onChange={(event) => setRelay(event.currentTarget.value)}
              />
            )}
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
                disabled={chosen.length === 0 || checks.length === 0 || callMissing}
                onClick={() => void run()}
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

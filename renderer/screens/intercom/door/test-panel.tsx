import { Button, NativeSelect, NumberInput } from '@mantine/core';
import { IconArrowBackUp, IconDoorEnter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../components/confirm-dialog';
import { isRunning } from '../../../stores/jobs';
import { valueOf, type FormValues } from '../setting-form/slots';
import classes from './door.module.css';
import { contactOf, slotNamed, type RelayForm } from './door-model';
import { TestResult } from './test-result';
import { useDoorTest, type TestOptions } from './use-test';

interface TestPanelProps {
  readonly id: string;
  /** The door or model, for the question. */
  readonly name: string;
  readonly relays: readonly RelayForm[];
  readonly values: FormValues;
  /** Number of the relay that is chosen at first. */
  readonly first?: number;
}

/** Seconds that a test holds the relay unless its own hold delay is known. */
const HOLD = 5;
/** Seconds after which a relay that was left switched is to go back. */
const RELEASE_S = 1;

/** Opens a door and watches it. It asks first: somebody may stand behind the door. */
export function TestPanel({ id, name, relays, values, first }: TestPanelProps) {
  const { t } = useTranslation();
  const test = useDoorTest(id);
  const [relay, setRelay] = useState(first ?? relays[0]?.number ?? 1);
  const [mode, setMode] = useState<TestOptions['mode']>('auto-close');
  const [chosenLevel, setLevel] = useState<TestOptions['level'] | null>(null);
  const [typed, setTyped] = useState<number | null>(null);
  const [asking, setAsking] = useState<'open' | 'release' | null>(null);
  const [more, setMore] = useState(false);

  const chosen = relays.find(({ number }) => number === relay);
  const hold = slotNamed(chosen?.slots ?? [], 'holdDelay');
  const held = Number(hold?.key === undefined ? '' : valueOf(hold, values.held, {}));
  const delay = typed ?? (held > 0 ? held : HOLD);
  const level = chosenLevel ?? contactOf(chosen, values.held);
  const letter = chosen?.letter ?? 'A';
  const left = test.leftSwitched;
  const running = test.job !== null && isRunning(test.job);
  return (
    <div className={classes.test}>
      {relays.length > 1 && (
        <div className={classes.options}>
          <NativeSelect
            label={t('door.test.relay')}
            value={String(relay)}
            data={relays.map(({ number, letter: of }) => ({
              value: String(number),
              label: t('intercom.switches.relay', { letter: of }),
            }))}
            onChange={(event) => setRelay(Number(event.currentTarget.value))}
          />
        </div>
      )}
      {more && (
        <div className={classes.options}>
          <NumberInput
            label={t('door.test.delay')}
            value={delay}
            min={0}
            max={65535}
            hideControls
            allowDecimal={false}
            allowNegative={false}
            suffix=" s"
            disabled={mode === 'manual'}
            onChange={(value) => setTyped(typeof value === 'number' ? value : null)}
          />
          <NativeSelect
            label={t('door.test.mode')}
            value={mode}
            data={[
              { value: 'auto-close', label: t('door.test.autoClose') },
              { value: 'manual', label: t('door.test.manual') },
            ]}
            onChange={(event) =>
              setMode(event.currentTarget.value === 'manual' ? 'manual' : 'auto-close')
            }
          />
          <NativeSelect
            label={t('door.test.level')}
            value={String(level)}
            data={[
              { value: '0', label: t('door.test.levels.0') },
              { value: '1', label: t('door.test.levels.1') },
            ]}
            onChange={(event) => setLevel(event.currentTarget.value === '1' ? 1 : 0)}
          />
        </div>
      )}
      <div className={classes.buttons}>
        <Button
          leftSection={<IconDoorEnter size={18} aria-hidden="true" />}
          disabled={running}
          onClick={() => setAsking('open')}
        >
          {t('door.test.open', { letter })}
        </Button>
        <Button variant="subtle" aria-expanded={more} onClick={() => setMore(!more)}>
          {t(more ? 'door.test.less' : 'door.test.more')}
        </Button>
      </div>
      <TestResult test={test} />
      {left !== null && (
        <div className={classes.buttons}>
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={18} aria-hidden="true" />}
            onClick={() => setAsking('release')}
          >
            {t('door.test.release', { letter: left.letter })}
          </Button>
          <span className={classes.note}>{t('door.test.releaseNote')}</span>
        </div>
      )}
      <ConfirmDialog
        opened={asking === 'open'}
        title={t('door.test.askTitle', { letter, name })}
        confirmLabel={t('door.test.askConfirm')}
        onConfirm={() => test.start({ relay, mode, level, delay })}
        onClose={() => setAsking(null)}
      >
        {mode === 'manual' ? t('door.test.askManual') : t('door.test.askBody', { seconds: delay })}
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'release' && left !== null}
        title={t('door.test.askRelease', { letter: left?.letter ?? letter, name })}
        confirmLabel={t('door.test.askReleaseConfirm')}
        // Whatever a model makes of a second trigger in the mode that stays, this one ends by itself.
        onConfirm={async () => {
          if (left === null) return;
          await test.start({ relay: left.relay, mode: 'auto-close', level, delay: RELEASE_S });
        }}
        onClose={() => setAsking(null)}
      >
        {t('door.test.askReleaseBody', { seconds: RELEASE_S })}
      </ConfirmDialog>
    </div>
  );
}

import { Button } from '@mantine/core';
import { IconDoorEnter, IconListCheck } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SwitchState } from '../../../../shared/contract/device';
import type { Intercom } from '../../../../shared/contract/intercoms';
import { LiveLine } from '../live/live-line';
import { isStale } from '../live/live-state';
import type { LiveView } from '../live/use-live';
import { SwitchMark } from '../overview/marks';
import { useNow } from '../use-now';
import { ChangeBar } from './change-bar';
import classes from './door.module.css';
import type { RelayForm } from './door-model';
import { startDoorWizard } from './draft';
import { ContactField, DtmfFields, Fields, SwitchedFields } from './fields';
import { TestDialog } from './test-dialog';
import type { Door } from './use-door';

interface DoorPageProps {
  readonly intercom: Intercom;
  readonly door: Door;
  readonly view: LiveView;
}

/** Everything about relays and inputs on one page, each with its state now. */
export function DoorPage({ intercom, door, view }: DoorPageProps) {
  const { t } = useTranslation();
  const [tested, setTested] = useState<RelayForm | null>(null);
  const now = useNow();
  const stale = isStale(view, now);
  const { live } = view;
  const { form } = door;
  const stateOf = (kind: 'relays' | 'inputs', letter: string): SwitchState | undefined =>
    live?.[kind].known === true ? live[kind].value.find((one) => one.letter === letter) : undefined;
  const wired = form.relays.map(({ letter }) => letter);
  return (
    <div className={classes.page}>
      <div className={classes.top}>
        <LiveLine view={view} />
        <Button
          variant="default"
          leftSection={<IconListCheck size={18} aria-hidden="true" />}
          onClick={() => startDoorWizard(intercom.id)}
        >
          {t('door.stepByStep')}
        </Button>
      </div>
      {form.relays.map((relay) => (
        <Card
          key={relay.letter}
          title={t('intercom.switches.relay', { letter: relay.letter })}
          state={<Mark kind="relay" of={stateOf('relays', relay.letter)} stale={stale} />}
          action={
            <Button
              variant="default"
              leftSection={<IconDoorEnter size={18} aria-hidden="true" />}
              onClick={() => setTested(relay)}
            >
              {t('door.test.try', { letter: relay.letter })}
            </Button>
          }
        >
          <div className={classes.stack}>
            <ContactField door={door} relay={relay} />
            <Fields door={door} slots={relay.slots.filter(({ field }) => field.id !== 'type')} />
          </div>
        </Card>
      ))}
      <Card title={t('door.dtmf.title')}>
        <DtmfFields door={door} wired={wired} />
      </Card>
      <Card title={t('door.http.title')}>
        <SwitchedFields door={door} slots={form.http} />
      </Card>
      {form.inputs.map((input) => (
        <Card
          key={input.letter}
          title={t('intercom.switches.input', { letter: input.letter })}
          state={<Mark kind="input" of={stateOf('inputs', input.letter)} stale={stale} />}
        >
          <SwitchedFields door={door} slots={input.slots} />
        </Card>
      ))}
      {form.inputs.length > 0 && (
        <Card title={t('door.inputCall.title')}>
          <Fields door={door} slots={form.inputCall} />
        </Card>
      )}
      <ChangeBar intercom={intercom} door={door} />
      <TestDialog intercom={intercom} door={door} relay={tested} onClose={() => setTested(null)} />
    </div>
  );
}

interface CardProps {
  readonly title: string;
  readonly state?: ReactNode;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

function Card({ title, state, action, children }: CardProps) {
  return (
    <section className={classes.card} aria-label={title}>
      <div className={classes.cardHead}>
        <h3 className={classes.cardTitle}>{title}</h3>
        {state}
        {action}
      </div>
      {children}
    </section>
  );
}

interface MarkProps {
  readonly kind: 'relay' | 'input';
  readonly of: SwitchState | undefined;
  readonly stale: boolean;
}

function Mark({ kind, of, stale }: MarkProps) {
  return of === undefined ? null : (
    <span>
      <SwitchMark kind={kind} on={of.on} stale={stale} />
    </span>
  );
}

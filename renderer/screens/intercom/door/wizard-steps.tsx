import { Accordion, Checkbox } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Live } from '../../../../shared/contract/device';
import { SwitchMark } from '../overview/marks';
import { valueOf } from '../setting-form/slots';
import classes from './door.module.css';
import { slotNamed, type RelayForm } from './door-model';
import { patchDoorDraft } from './draft';
import { ContactField, DtmfFields, Fields, SwitchedFields } from './fields';
import type { Door } from './use-door';

interface StepProps {
  readonly door: Door;
  /** The relays that something is wired to. */
  readonly relays: readonly RelayForm[];
}

interface WiredStepProps extends StepProps {
  readonly live: Live | null;
}

/** Step 1: which relays are wired, and what each opens. */
export function WiredStep({ door, relays, live }: WiredStepProps) {
  const { t } = useTranslation();
  const wired = relays.map(({ letter }) => letter);
  const told = live?.relays.known === true ? live.relays.value : [];
  return door.form.relays.map((relay) => {
    const { letter } = relay;
    const isWired = wired.includes(letter);
    const state = told.find((one) => one.letter === letter);
    const name = slotNamed(relay.slots, 'name');
    return (
      <div key={letter} className={classes.choice}>
        <Checkbox
          size="md"
          label={t('intercom.switches.relay', { letter })}
          checked={isWired}
          onChange={(event) =>
            patchDoorDraft(door.id, {
              wired: door.form.relays
                .map((one) => one.letter)
                .filter((one) =>
                  one === letter ? event.currentTarget.checked : wired.includes(one),
                ),
            })
          }
        />
        <div className={classes.choiceMain}>
          {isWired && name !== undefined && <Fields door={door} slots={[name]} />}
        </div>
        {state !== undefined && <SwitchMark kind="relay" on={state.on} stale={false} />}
      </div>
    );
  });
}

interface PerRelayProps {
  readonly relays: readonly RelayForm[];
  readonly children: (relay: RelayForm) => ReactNode;
}

/** The same for each relay, under its letter; no heading where there is only one. */
function PerRelay({ relays, children }: PerRelayProps) {
  const { t } = useTranslation();
  return relays.map((relay) => {
    const title = t('intercom.switches.relay', { letter: relay.letter });
    return (
      <section key={relay.letter} className={classes.stack} aria-label={title}>
        {relays.length > 1 && <h3 className={classes.cardTitle}>{title}</h3>}
        {children(relay)}
      </section>
    );
  });
}

/** Step 2: which contact each lock is wired to. */
export function ContactStep({ door, relays }: StepProps) {
  return (
    <PerRelay relays={relays}>{(relay) => <ContactField door={door} relay={relay} />}</PerRelay>
  );
}

/** Step 3: how long each waits and stays. */
export function TimesStep({ door, relays }: StepProps) {
  return (
    <PerRelay relays={relays}>
      {(relay) => (
        <Fields
          door={door}
          slots={relay.slots.filter(({ field }) =>
            ['triggerDelay', 'holdDelay'].includes(field.id),
          )}
        />
      )}
    </PerRelay>
  );
}

const SHOWN_OF_INPUT = ['enabled', 'level', 'relay'];

/** Step 4: who may open it. One section is open at a time; each says in a word how it stands. */
export function AccessStep({ door, relays }: StepProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string | null>('dtmf');
  const { form, values } = door;
  const isOn = (slot: ReturnType<typeof slotNamed>): boolean =>
    slot?.key !== undefined && valueOf(slot, values.held, values.changes) === '1';
  const onOff = (on: boolean) => t(on ? 'door.on' : 'door.off');
  const sections = [
    {
      id: 'dtmf',
      title: t('door.dtmf.title'),
      summary: onOff(isOn(slotNamed(form.dtmf, 'enabled'))),
      body: <DtmfFields door={door} wired={relays.map(({ letter }) => letter)} />,
    },
    ...form.inputs.map(({ letter, slots }) => ({
      id: `input ${letter}`,
      title: t('intercom.switches.input', { letter }),
      summary: onOff(isOn(slotNamed(slots, 'enabled'))),
      body: (
        <SwitchedFields
          door={door}
          slots={slots.filter(({ field }) => SHOWN_OF_INPUT.includes(field.id))}
        />
      ),
    })),
    {
      id: 'http',
      title: t('door.http.title'),
      summary: onOff(isOn(slotNamed(form.http, 'enabled'))),
      body: <SwitchedFields door={door} slots={form.http} />,
    },
  ];
  return (
    <Accordion variant="contained" order={3} transitionDuration={0} value={open} onChange={setOpen}>
      {sections.map(({ id, title, summary, body }) => (
        <Accordion.Item key={id} value={id}>
          <Accordion.Control>
            <strong>{title}</strong> <span className={classes.summary}>{summary}</span>
          </Accordion.Control>
          <Accordion.Panel>{open === id && body}</Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}

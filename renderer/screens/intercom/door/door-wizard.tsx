import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../../shared/assert';
import type { Intercom } from '../../../../shared/contract/intercoms';
import { BossWarning } from '../../../components/boss-warning';
import { ErrorNotice } from '../../../components/error-notice';
import { LeaveDialog, ReviewList, WizardFrame, type WizardNext } from '../../../components/wizard';
import { navigate } from '../../../router';
import { doorName } from '../door-name';
import type { LiveView } from '../live/use-live';
import { OutcomeList } from '../setting-form/outcome-list';
import { reviewOf } from '../setting-form/slots';
import { DOOR_STEPS, patchDoorDraft, type DoorStep } from './draft';
import { TestPanel } from './test-panel';
import type { Door } from './use-door';
import { useDoorWrite, type DoorWrite } from './use-write';
import { missingOn, stepState, wiredRelays } from './wizard-plan';
import { AccessStep, ContactStep, TimesStep, WiredStep } from './wizard-steps';

interface DoorWizardProps {
  readonly intercom: Intercom;
  readonly door: Door;
  readonly view: LiveView;
  readonly step: DoorStep;
}

const isDoorStep = (id: string): id is DoorStep => (DOOR_STEPS as readonly string[]).includes(id);

/** Sets up the relays: wired, contacts, times, who may open, review, test. */
export function DoorWizard({ intercom, door, view, step }: DoorWizardProps) {
  const { t } = useTranslation();
  const { id } = intercom;
  const [leaving, setLeaving] = useState(false);
  const writing = useDoorWrite(door);
  const relays = wiredRelays(door.form, door.draft);
  const changes = reviewOf(door.form.all, door.values);
  const missing = (of: DoorStep) =>
    missingOn(of, {
      form: door.form,
      relays,
      problems: door.problems,
      chooseRelay: t('door.wizard.chooseRelay'),
    });
  const go = (to: DoorStep | null) => patchDoorDraft(id, { step: to });
  const leave = () => (changes.length > 0 ? setLeaving(true) : go(null));
  const at = DOOR_STEPS.indexOf(step);
  const before = DOOR_STEPS[at - 1];

  const write = async () => {
    const { error, written } = await writing.write();
    if (error === null && written.every(({ outcome }) => outcome !== 'not-stored')) go('test');
  };
  const next: WizardNext =
    step === 'test'
      ? {
          label: t('door.wizard.finish'),
          missing: [],
          onPress: () => {
            go(null);
            navigate({ screen: 'intercom', id, tab: 'overview' });
          },
        }
      : step === 'review' && changes.length > 0
        ? {
            label: t('sip.review.write', { count: changes.length }),
            missing: DOOR_STEPS.flatMap(missing),
            busy: writing.busy,
            onPress: () => {
              const bad = DOOR_STEPS.find((one) => missing(one).length > 0);
              if (bad === undefined) void write();
              else go(bad);
            },
          }
        : {
            label: t(step === 'review' ? 'door.wizard.toTest' : 'wizard.next'),
            missing: missing(step),
            onPress: () => {
              if (missing(step).length === 0) go(DOOR_STEPS[at + 1] ?? 'test');
            },
          };

  const open = (index: number) =>
    DOOR_STEPS.slice(0, index).every((one) => missing(one).length === 0);
  return (
    <>
      <WizardFrame
        steps={DOOR_STEPS.map((one, index) => ({
          id: one,
          title: t(`door.step.${one}`),
          state: stepState(one, step, missing(one).length > 0),
          note:
            one === 'wired' && index < at
              ? relays.map(({ letter }) => letter).join(', ')
              : undefined,
          reachable: !writing.busy && one !== step && open(index),
        }))}
        current={step}
        onStep={(to) => {
          if (isDoorStep(to)) go(to);
        }}
        heading={t(`door.heading.${step}`)}
        intro={t(`door.intro.${step}`)}
        onBack={before === undefined || writing.busy ? undefined : () => go(before)}
        next={next}
        onLeave={leave}
      >
        <StepBody {...{ intercom, door, view, step, writing }} />
      </WizardFrame>
      <LeaveDialog
        opened={leaving}
        count={changes.length}
        onStay={() => setLeaving(false)}
        onKeep={() => go(null)}
        onDiscard={() => patchDoorDraft(id, { step: null, changes: {} })}
      />
    </>
  );
}

interface StepBodyProps extends DoorWizardProps {
  readonly writing: DoorWrite;
}

function StepBody({ intercom, door, view, step, writing }: StepBodyProps) {
  const { t } = useTranslation();
  const relays = wiredRelays(door.form, door.draft);
  const { report } = writing;
  switch (step) {
    case 'wired':
      return <WiredStep door={door} relays={relays} live={view.live} />;
    case 'contact':
      return <ContactStep door={door} relays={relays} />;
    case 'times':
      return <TimesStep door={door} relays={relays} />;
    case 'access':
      return <AccessStep door={door} relays={relays} />;
    case 'review': {
      const changes = reviewOf(door.form.all, door.values);
      return (
        <>
          {changes.length === 0 ? (
            <Text>{t('door.review.nothing')}</Text>
          ) : (
            <>
              <ReviewList
                caption={t('sip.review.caption', { name: doorName(intercom) })}
                changes={changes}
              />
              <BossWarning ids={[intercom.id]} />
            </>
          )}
          {report !== null && <OutcomeList slots={door.form.all} written={report.written} />}
          {report !== null && report.error !== null && <ErrorNotice error={report.error} />}
        </>
      );
    }
    case 'test':
      return (
        <>
          {report !== null && report.written.length > 0 && (
            <Text role="status">{t('door.outcome.all', { count: report.written.length })}</Text>
          )}
          <TestPanel
            id={intercom.id}
            name={doorName(intercom)}
            relays={relays.length === 0 ? door.form.relays : relays}
            values={door.values}
          />
        </>
      );
    default:
      return assertNever(step);
  }
}

import { Button } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../shared/assert';
import type { Intercom } from '../../../shared/contract/intercoms';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { ErrorNotice } from '../../components/error-notice';
import { navigate } from '../../router';
import { readFailedAgain } from '../../stores/records';
import { startAccessChange } from '../access/draft';
import { FirmwareWizard } from '../firmware/firmware-wizard';
import { CodesScreen } from './codes/codes-screen';
import { Configuration } from './configuration/configuration';
import { Contacts } from './contacts/contacts';
import { Device } from './device/device';
import { DialRules } from './dial-rules/dial-rules';
import { Diagnostics } from './diagnostics/diagnostics';
import { CallsScreen } from './calls';
import { DoorScreen } from './door';
import { doorName } from './door-name';
import { EntriesContext } from './entries';
import { Header } from './header';
import classes from './intercom.module.css';
import { useLive, type LiveView } from './live/use-live';
import { wantsSignIn } from './overview/attention';
import { Overview } from './overview/overview';
import { isLacking, PartsList, type Part } from './parts-list';
import { RebootNotice } from './reboot/reboot-notice';
import { startReboot, useFollowReboot, useReboot } from './reboot/use-reboot';
import { endSetUp, startSetUp } from './set-up';
import { startWith } from './sip/draft';
import { SipWizard } from './sip/sip-wizard';
import { useActions, type IntercomActions } from './use-actions';
import { useProbe } from './use-probe';
import { Users } from './users/users';

interface KnownProps {
  readonly intercom: Intercom;
  readonly part: Part;
}

type Question = 'reboot' | 'forget';

/** An intercom that Lintel knows. */
export function Known({ intercom, part }: KnownProps) {
  const { id } = intercom;
  const [question, setQuestion] = useState<Question | null>(null);
  const { reboot } = useReboot(id);
  const following = reboot !== null && reboot.phase !== 'back';
  const watched = part === 'overview' || part === 'door' || part === 'calls';
  const view = useLive(id, {
    active: watched || following,
    open: intercom.state === 'ready' || intercom.state === 'open',
    eager: following,
  });
  useFollowReboot(id, view);
  useProbe(intercom);
  const entries = useEntries(intercom);
  const actions = useActions(intercom);
  useEffect(() => {
    if (entries > 0) readFailedAgain(id);
  }, [id, entries]);

  return (
    <div className={classes.screen}>
      <Header
        intercom={intercom}
        actions={{
          ...actions,
          reboot: () => setQuestion('reboot'),
          forget: () => setQuestion('forget'),
        }}
      />
      <Notices id={id} actions={actions} />
      <div className={classes.main}>
        <PartsList intercom={intercom} current={part} />
        <div className={classes.content} data-part={part}>
          <EntriesContext.Provider value={entries}>
            <PartScreen
              key={READ_AGAIN.includes(part) ? part : `${part} ${entries}`}
              intercom={intercom}
              part={part}
              view={view}
              actions={actions}
              onReboot={() => setQuestion('reboot')}
            />
          </EntriesContext.Provider>
        </div>
      </div>
      <Questions
        intercom={intercom}
        question={question}
        actions={actions}
        onClose={() => setQuestion(null)}
      />
    </div>
  );
}

/** Parts that read again by themselves; what is open in them, and entered, stays. The others begin anew. */
const READ_AGAIN: readonly Part[] = [
  'door',
  'codes',
  'users',
  'contacts',
  'dial-rules',
  'configuration',
];

/** How often the intercom has let us in after it had not. */
function useEntries(intercom: Intercom): number {
  const shut = wantsSignIn(intercom);
  const [seen, setSeen] = useState({ shut, entries: 0 });
  if (seen.shut !== shut) setSeen({ shut, entries: seen.entries + (shut ? 0 : 1) });
  return seen.entries;
}

interface PartScreenProps extends KnownProps {
  readonly view: LiveView;
  readonly actions: IntercomActions;
  readonly onReboot: () => void;
}

function PartScreen({ intercom, part, view, actions, onReboot }: PartScreenProps) {
  const { id } = intercom;
  const setUpSip = (account: 1 | 2) => {
    endSetUp(id);
    startWith(id, account);
    navigate({ screen: 'intercom', id, tab: 'sip' });
  };
  switch (part) {
    case 'overview':
      return (
        <Overview
          intercom={intercom}
          view={view}
          actions={{
            signIn: actions.signIn,
            checkCertificate: actions.checkCertificate,
            openWebPage: actions.openWebPage,
            changePassword: () => {
              startAccessChange([id]);
              navigate({ screen: 'passwords' });
            },
            setUpSip,
          }}
          onSetUp={
            isLacking(intercom, 'sip') && isLacking(intercom, 'door')
              ? undefined
              : () => startSetUp(intercom)
          }
        />
      );
    case 'sip':
      return <SipWizard intercom={intercom} />;
    case 'door':
      return <DoorScreen intercom={intercom} view={view} />;
    case 'calls':
      return <CallsScreen intercom={intercom} view={view} />;
    case 'codes':
      return <CodesScreen intercom={intercom} />;
    case 'users':
      return <Users intercom={intercom} />;
    case 'contacts':
      return <Contacts intercom={intercom} />;
    case 'dial-rules':
      return <DialRules intercom={intercom} />;
    case 'firmware':
      return (
        <FirmwareWizard
          scope={{ id }}
          onLeave={() => navigate({ screen: 'intercom', id, tab: 'overview' })}
        />
      );
    case 'configuration':
      return <Configuration key={id} intercom={intercom} />;
    case 'device':
      return <Device intercom={intercom} onReboot={onReboot} />;
    case 'diagnostics':
      return <Diagnostics intercom={intercom} />;
    default:
      return assertNever(part);
  }
}

interface NoticesProps {
  readonly id: string;
  readonly actions: IntercomActions;
}

function Notices({ id, actions }: NoticesProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.notices}>
      <RebootNotice id={id} />
      {actions.said !== null && (
        <div className={classes.notice}>
          <span className={classes.noticeText} role="status">
            <IconInfoCircle size={20} aria-hidden="true" />
            {actions.said}
          </span>
          <Button variant="subtle" onClick={actions.hush}>
            {t('intercom.reboot.dismiss')}
          </Button>
        </div>
      )}
      {actions.problem !== null && <ErrorNotice error={actions.problem} onClose={actions.hush} />}
    </div>
  );
}

interface QuestionsProps {
  readonly intercom: Intercom;
  readonly question: Question | null;
  readonly actions: IntercomActions;
  readonly onClose: () => void;
}

/** What is asked before a restart, and before an intercom is forgotten. */
function Questions({ intercom, question, actions, onClose }: QuestionsProps) {
  const { t } = useTranslation();
  const name = doorName(intercom);
  return (
    <>
      <ConfirmDialog
        opened={question === 'reboot'}
        title={t('intercom.reboot.title', { name })}
        confirmLabel={t('intercom.reboot.confirm', { name })}
        onConfirm={() => startReboot(intercom.id)}
        onClose={onClose}
      >
        {t('intercom.reboot.body')}
      </ConfirmDialog>
      <ConfirmDialog
        opened={question === 'forget'}
        title={t('intercom.forget.title', { name })}
        confirmLabel={t('intercom.forget.confirm', { name })}
        word={name}
        danger
        onConfirm={actions.forget}
        onClose={onClose}
      >
        {t('intercom.forget.body')}
      </ConfirmDialog>
    </>
  );
}

import { Button, TextInput } from '@mantine/core';
import { IconPhone, IconPhoneOff } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Intercom } from '../../../../shared/contract/intercoms';
import { useStoredWords } from '../../../components/data-table/use-stored';
import { ErrorNotice, type WayOut } from '../../../components/error-notice';
import { navigate } from '../../../router';
import { isIdle, useCallWords } from '../live/call-words';
import { LiveLine } from '../live/live-line';
import { isStale } from '../live/live-state';
import type { LiveView } from '../live/use-live';
import { CallMark } from '../overview/marks';
import { useNow } from '../use-now';
import classes from './calls.module.css';
import { dialled, needsAccount, phoneProblem, remember } from './phone';
import { useCall } from './use-call';

interface CallsScreenProps {
  readonly intercom: Intercom;
  readonly view: LiveView;
}

/** Calls a number or an address from the door, with the state of the call as it changes. */
export function CallsScreen({ intercom, view }: CallsScreenProps) {
  const { t } = useTranslation();
  const words = useCallWords();
  const now = useNow();
  const call = useCall(intercom.id, view);
  const [phone, setPhone] = useState('');
  const [name, setName] = useState('');
  const [pressed, setPressed] = useState(false);
  const [recent, setRecent] = useStoredWords('lintel.calls.recent', []);
  const input = useRef<HTMLInputElement>(null);

  const accounts = view.live?.accounts.known === true ? view.live.accounts.value : null;
  const unregistered =
    accounts !== null && !accounts.some(({ registration }) => registration === 'registered');
  const problem = phoneProblem(phone);
  const inCall = call.status !== undefined && !isIdle(call.status);

  const dial = async (typed: string) => {
    const number = dialled(typed);
    if (await call.dial(number, name.trim())) setRecent(remember(recent, number));
  };
  const press = () => {
    setPressed(true);
    if (problem === null) void dial(phone);
    else input.current?.focus();
  };
  const toSip: WayOut = {
    label: t('calls.setUpSip'),
    run: () => navigate({ screen: 'intercom', id: intercom.id, tab: 'sip' }),
  };
  return (
    <div className={classes.page}>
      <LiveLine view={view} />
      <section className={classes.card} aria-label={t('calls.title')}>
        <div className={classes.head}>
          <h2 className={classes.title}>{t('calls.title')}</h2>
          <span role="status" aria-label={t('intercom.call.title')}>
            {call.status === undefined ? (
              <span className={classes.quiet}>
                {t(view.live === null ? 'common.loading' : 'calls.untold')}
              </span>
            ) : (
              <CallMark
                words={words(call.status)}
                quiet={!inCall}
                stale={view.live !== null && isStale(view, now)}
              />
            )}
          </span>
        </div>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            press();
          }}
        >
          <div className={classes.form}>
            <TextInput
              ref={input}
              label={t('calls.phone')}
              description={t('calls.phoneHelp')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              error={pressed && problem !== null ? t(`calls.problem.${problem}`) : undefined}
              autoComplete="off"
              spellCheck={false}
              inputMode="tel"
              maxLength={128}
              value={phone}
              onChange={(event) => setPhone(event.currentTarget.value)}
            />
            <TextInput
              label={t('calls.displayName')}
              autoComplete="off"
              maxLength={64}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          </div>
          {unregistered && phone !== '' && problem === null && needsAccount(phone) && (
            <p className={classes.quiet}>{t('calls.problem.noAccount')}</p>
          )}
          <div className={classes.buttons}>
            <Button
              type="submit"
              loading={call.busy === 'dial'}
              leftSection={<IconPhone size={18} aria-hidden="true" />}
            >
              {t('calls.dial')}
            </Button>
            <Button
              variant="default"
              disabled={!inCall}
              loading={call.busy === 'hang-up'}
              leftSection={<IconPhoneOff size={18} aria-hidden="true" />}
              onClick={() => void call.hangUp()}
            >
              {t('calls.hangUp')}
            </Button>
          </div>
        </form>
      </section>
      {call.problem !== null && (
        <ErrorNotice
          error={
            inCall
              ? { ...call.problem, hint: t('calls.problem.busy') }
              : unregistered
                ? { ...call.problem, hint: t('calls.problem.noAccount') }
                : call.problem
          }
          ways={unregistered && !inCall ? [toSip] : []}
        />
      )}
      {recent.length > 0 && (
        <section className={classes.card} aria-label={t('calls.recent')}>
          <div className={classes.head}>
            <h2 className={classes.title}>{t('calls.recent')}</h2>
            <Button variant="subtle" color="gray" onClick={() => setRecent([])}>
              {t('calls.forgetRecent')}
            </Button>
          </div>
          <ul className={classes.recent}>
            {recent.map((number) => (
              <li key={number}>
                <Button
                  variant="default"
                  aria-label={t('calls.callAgain', { phone: number })}
                  leftSection={<IconPhone size={18} aria-hidden="true" />}
                  onClick={() => {
                    setPhone(number);
                    void dial(number);
                  }}
                >
                  {number}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import type { Live, SwitchState } from '../../../../shared/contract/device';
import type { Intercom } from '../../../../shared/contract/intercoms';
import { isIdle, useCallWords } from '../live/call-words';
import { useDuration } from '../use-words';
import { CLOCK_TOLERANCE_S, clockDifference } from './attention';
import { Card, Fact, FactTold, Told } from './fact';
import { AccountMark, CallMark, SwitchMark } from './marks';
import classes from './overview.module.css';

interface LiveProps {
  /** Null until something was read. */
  readonly live: Live | null;
  /** The values are past ones. */
  readonly stale: boolean;
}

export function IdentityCard({ intercom }: { readonly intercom: Intercom }) {
  const { t } = useTranslation();
  return (
    <Card title={t('intercom.identity.title')}>
      <dl className={classes.facts}>
        <Fact label={t('intercom.identity.hardware')} value={intercom.hardware} code />
        <Fact label={t('intercom.identity.user')} value={intercom.username ?? ''} />
        <Fact
          label={t('intercom.identity.auth')}
          value={intercom.auth === null ? '' : t(`intercom.identity.authKind.${intercom.auth}`)}
        />
      </dl>
    </Card>
  );
}

export function NetworkCard({ live }: LiveProps) {
  const { t } = useTranslation();
  return (
    <Card title={t('intercom.network.title')}>
      <Told of={live?.network}>
        {(network) => (
          <dl className={classes.facts}>
            <Fact
              label={t('intercom.network.link')}
              value={t(`intercom.network.links.${network.link}`)}
            />
            <Fact
              label={t('intercom.network.mode')}
              value={t(`intercom.network.modes.${network.mode}`)}
            />
            <Fact label={t('intercom.network.address')} value={network.address} code />
            <Fact label={t('intercom.network.mask')} value={network.mask} code />
            <Fact label={t('intercom.network.gateway')} value={network.gateway} code />
            <Fact label={t('intercom.network.dns')} value={network.dns.join(', ')} code />
          </dl>
        )}
      </Told>
    </Card>
  );
}

export function AccountsCard({ live, stale }: LiveProps) {
  const { t } = useTranslation();
  return (
    <Card title={t('intercom.accounts.title')}>
      <Told of={live?.accounts}>
        {(accounts) =>
          accounts.length === 0 ? (
            <p className={classes.quiet}>{t('intercom.accounts.none')}</p>
          ) : (
            <ul className={classes.rows}>
              {accounts.map(({ account, username: user, server, registration }) => (
                <li key={account} className={classes.row}>
                  <span className={classes.rowName}>
                    {t('intercom.accounts.account', { account })}
                    <span className={classes.rowNote}>
                      {server === '' && user === ''
                        ? t('intercom.accounts.empty')
                        : t('intercom.accounts.at', { user, server })}
                    </span>
                  </span>
                  <AccountMark registration={registration} stale={stale} />
                </li>
              ))}
            </ul>
          )
        }
      </Told>
      <CallRow live={live} stale={stale} />
    </Card>
  );
}

/** What the intercom is doing on the telephone. */
function CallRow({ live, stale }: LiveProps) {
  const { t } = useTranslation();
  const words = useCallWords();
  if (live?.call.known !== true) return null;
  const { value } = live.call;
  return (
    <div className={classes.row} data-last="true">
      <span>{t('intercom.call.title')}</span>
      <CallMark words={words(value)} quiet={isIdle(value)} stale={stale} />
    </div>
  );
}

export function TimeCard({ live }: LiveProps) {
  const { t, i18n } = useTranslation();
  const duration = useDuration();
  const difference = live === null ? null : clockDifference(live);
  return (
    <Card title={t('intercom.time.title')}>
      <dl className={classes.facts}>
        <FactTold label={t('intercom.time.uptime')} of={live?.uptime} words={duration} />
        <FactTold
          label={t('intercom.time.clock')}
          of={live?.clock}
          words={(at) =>
            new Date(at).toLocaleString(i18n.language, {
              dateStyle: 'medium',
              timeStyle: 'medium',
            })
          }
        />
        {difference !== null && (
          <Fact
            label={t('intercom.time.compared')}
            value={
              Math.abs(difference) <= CLOCK_TOLERANCE_S
                ? t('intercom.time.agrees')
                : t('intercom.time.differs', {
                    time: duration(difference),
                    direction: t(
                      difference > 0 ? 'intercom.attention.ahead' : 'intercom.attention.behind',
                    ),
                  })
            }
          />
        )}
      </dl>
    </Card>
  );
}

export function SwitchesCard({ live, stale }: LiveProps) {
  const { t } = useTranslation();
  return (
    <Card title={t('intercom.switches.title')}>
      <Told of={live?.relays}>
        {(relays) => <SwitchRows kind="relay" switches={relays} stale={stale} />}
      </Told>
      <Told of={live?.inputs}>
        {(inputs) => <SwitchRows kind="input" switches={inputs} stale={stale} />}
      </Told>
    </Card>
  );
}

interface SwitchRowsProps {
  readonly kind: 'relay' | 'input';
  readonly switches: readonly SwitchState[];
  readonly stale: boolean;
}

function SwitchRows({ kind, switches, stale }: SwitchRowsProps) {
  const { t } = useTranslation();
  if (switches.length === 0)
    return (
      <p className={classes.quiet}>
        {t(kind === 'relay' ? 'intercom.switches.noRelays' : 'intercom.switches.noInputs')}
      </p>
    );
  return (
    <ul className={classes.rows}>
      {switches.map(({ letter, name, on }) => (
        <li key={letter} className={classes.row}>
          <span className={classes.rowName}>
            {t(`intercom.switches.${kind}`, { letter })}
            {isOwnName(name, kind, letter) && <span className={classes.rowNote}>{name}</span>}
          </span>
          <SwitchMark kind={kind} on={on} stale={stale} />
        </li>
      ))}
    </ul>
  );
}

/** A name that somebody gave: units come with "RelayA", which says nothing new. */
function isOwnName(name: string, kind: SwitchRowsProps['kind'], letter: string): boolean {
  const plain = name.replace(/\s/g, '').toLowerCase();
  return plain !== '' && plain !== `${kind}${letter}`.toLowerCase();
}

import { Button, Text } from '@mantine/core';
import { IconCircleCheck, IconHandStop, IconId } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../../../shared/assert';
import classes from '../enrol.module.css';
import { goOn, type Stop } from '../session';
import { changeSession, type Enrolment } from '../store';
import type { Taking } from '../use-taking';

interface NowCardProps {
  readonly id: string;
  readonly enrolment: Enrolment;
  readonly taking: Taking;
  /** A card that is presented now is seen. */
  readonly listening: boolean;
}

/** Whose card is awaited, in letters that are read from two metres; red and still after a duplicate. */
export function NowCard({ id, enrolment, taking, listening }: NowCardProps) {
  const { t } = useTranslation();
  const { session, reader } = enrolment;
  const { last, unread } = taking;
  const person = session.people.find(({ key }) => key === session.current);
  const given = session.people.find(({ key }) => key === session.taken.at(-1)?.key);
  return (
    <>
      <section
        // A new card begins the flash anew.
        key={last?.number ?? 0}
        aria-label={t('enrol.cards.now')}
        className={classes.now}
        data-state={session.stop ? 'stop' : last?.what === 'taken' ? 'taken' : 'waiting'}
      >
        <div role={session.stop ? 'alert' : 'status'}>
          {session.stop ? (
            <>
              <p className={classes.nowName}>
                <IconHandStop size={28} aria-hidden />
                {t('enrol.cards.stopped')}
              </p>
              <p>
                <OwnerText stop={session.stop} />
              </p>
            </>
          ) : person ? (
            <>
              <p>{t('enrol.cards.nowFor')}</p>
              <p className={classes.nowName}>
                <IconId size={28} aria-hidden />
                {person.name}
              </p>
              <p>
                {t(
                  !listening || (reader === 'door' && taking.door.problem !== null)
                    ? 'enrol.cards.notListening'
                    : reader === 'door'
                      ? 'enrol.cards.holdDoor'
                      : 'enrol.cards.holdUsb',
                )}
              </p>
            </>
          ) : (
            <p className={classes.nowName}>
              <IconCircleCheck size={28} aria-hidden />
              {t('enrol.cards.allDone')}
            </p>
          )}
          {!session.stop && given !== undefined && (
            <Text size="sm">
              {t('enrol.cards.given', {
                name: given.name,
                code: session.taken.at(-1)?.code ?? '',
              })}
            </Text>
          )}
        </div>
        {session.stop && (
          <Button onClick={() => changeSession(id, goOn)} data-autofocus>
            {t('enrol.cards.goOn')}
          </Button>
        )}
      </section>
      {unread !== null && (
        <Text role="alert" c="var(--lintel-bad)">
          {t(unread.why === 'format' ? 'enrol.cards.badFormat' : 'enrol.cards.unended', {
            typed: unread.typed,
          })}
        </Text>
      )}
    </>
  );
}

function OwnerText({ stop }: { readonly stop: Stop }) {
  const { t } = useTranslation();
  const { owner, code } = stop;
  if (!('in' in owner)) return t('enrol.cards.ownerHere', { code, name: owner.name });
  switch (owner.in) {
    case 'list':
      return t('enrol.cards.ownerThere', {
        code,
        name: owner.name === '' ? owner.id : owner.name,
        list: t(`codes.lists.${owner.kind}`),
      });
    case 'public':
      return t('enrol.cards.ownerHere', { code, name: t('codes.public.code', owner) });
    default:
      return assertNever(owner);
  }
}

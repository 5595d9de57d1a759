import { Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ladder, SipDialog, SipMessage } from '../../../../../shared/contract/diagnostics';
import { Arrow } from './arrow';
import classes from './ladder.module.css';
import { MessagePanel } from './message-panel';
import { moveBy } from './move-by';

type Participant = Ladder['participants'][number];

interface DrawingProps {
  readonly dialog: SipDialog;
  readonly participants: readonly Participant[];
}

/** Those who take part in this dialog, in the order in which they first speak. */
function lanesOf(dialog: SipDialog, all: readonly Participant[]): readonly Participant[] {
  const here = new Set(dialog.messages.flatMap(({ from, to }) => [from, to]));
  return [...here].map(
    (address) => all.find((one) => one.address === address) ?? { address, label: address },
  );
}

/** A dialog as a sequence diagram, with the chosen message beside it to read. */
export function Drawing({ dialog, participants }: DrawingProps) {
  const { t } = useTranslation();
  const { messages, title } = dialog;
  const [chosen, setChosen] = useState(() =>
    Math.max(
      0,
      messages.findLastIndex(({ problem }) => problem),
    ),
  );
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What failed is often the last of many: it is brought into sight, without taking the keyboard.
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const lanes = lanesOf(dialog, participants);
  const message = messages[chosen];
  const nameOf = (address: string) =>
    lanes.find((lane) => lane.address === address)?.label ?? address;
  const said = ({ at, title: what, words, from, to }: SipMessage) =>
    [
      t('diagnostics.ladder.message', {
        time: at.toFixed(3),
        title: what,
        from: nameOf(from),
        to: nameOf(to),
      }),
      words,
    ]
      .filter((part) => part !== '')
      .join(': ');

  return (
    <div className={classes.split}>
      <div className={classes.diagram}>
        <div className={classes.lanes} aria-hidden>
          <span className={classes.time} />
          <div className={classes.names}>
            {lanes.map(({ address, label }) => (
              <div key={address} className={classes.lane}>
                <strong>{label}</strong>
                {label !== address && <span>{address}</span>}
              </div>
            ))}
          </div>
        </div>
        <div
          ref={list}
          role="listbox"
          aria-label={t('diagnostics.ladder.messages', { title })}
          className={classes.messages}
          onKeyDown={(event) =>
            moveBy(event, { chosen, count: messages.length, list, onChoose: setChosen })
          }
        >
          {messages.map((one, index) => (
            <div
              key={index}
              role="option"
              aria-label={said(one)}
              aria-selected={index === chosen}
              tabIndex={index === chosen ? 0 : -1}
              className={classes.message}
              onClick={() => setChosen(index)}
            >
              <span className={classes.time}>{one.at.toFixed(3)}</span>
              <Arrow
                message={one}
                from={lanes.findIndex((lane) => lane.address === one.from)}
                to={lanes.findIndex((lane) => lane.address === one.to)}
                count={lanes.length}
              />
            </div>
          ))}
        </div>
      </div>
      {message === undefined ? (
        <Text>{dialog.verdict}</Text>
      ) : (
        <MessagePanel message={message} from={nameOf(message.from)} to={nameOf(message.to)} />
      )}
    </div>
  );
}

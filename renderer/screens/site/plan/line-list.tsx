import { Checkbox, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconBan } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PlanDoor, PlanLine } from '../../../../shared/contract/site-plan';
import classes from './plan.module.css';

interface Props {
  readonly lines: readonly PlanLine[];
  readonly doors: readonly PlanDoor[];
  /** Lines of several doors: each door has its heading. */
  readonly withDoor: boolean;
  readonly ticked: readonly string[];
  /** Whether a line can be ticked at all where the intercom has something that the site could take. */
  readonly tickable: boolean;
  readonly onTicked: (ids: readonly string[]) => void;
}

/** The sentences of a plan, as they are read: whole, door by door. */
export function LineList({ lines, doors, withDoor, ticked, tickable, onTicked }: Props) {
  const isTickable = ({ noTakeOver }: PlanLine) => tickable && noTakeOver === '';
  const room = lines.some(isTickable);
  const groups = doors
    .map((door) => ({ door, lines: lines.filter((line) => line.door === door.door) }))
    .filter((group) => group.lines.length > 0);
  const toggle = (id: string) =>
    onTicked(ticked.includes(id) ? ticked.filter((one) => one !== id) : [...ticked, id]);
  return (
    <div className={classes.list}>
      {groups.map(({ door, lines: own }) => (
        <section key={door.door} aria-label={door.name}>
          {withDoor && (
            <Title order={3} className={classes.heading}>
              {door.name}
            </Title>
          )}
          <ul>
            {own.map((line) => (
              <Line
                key={line.id}
                line={line}
                room={room}
                tickable={isTickable(line)}
                ticked={ticked.includes(line.id)}
                onToggle={() => toggle(line.id)}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface LineProps {
  readonly line: PlanLine;
  /** Another line has a box: this one begins where that one does. */
  readonly room: boolean;
  readonly tickable: boolean;
  readonly ticked: boolean;
  readonly onToggle: () => void;
}

function Line({ line, room, tickable, ticked, onToggle }: LineProps) {
  const { t } = useTranslation();
  const refused = line.state === 'refused';
  return (
    <li data-refused={refused}>
      {tickable ? (
        <Checkbox
          size="md"
          aria-label={t('site.plan.tick', { what: line.text })}
          checked={ticked}
          onChange={onToggle}
        />
      ) : (
        room && <span className={classes.noTick} />
      )}
      <div>
        <Text>{line.text}</Text>
        {line.changes.map(({ label, before, after }) => (
          <Text key={label} size="sm" className={classes.change}>
            {label}: {before} → {after}
          </Text>
        ))}
        {line.risks.map((risk) => (
          <Text key={risk} size="sm" className={classes.risk}>
            <IconAlertTriangle size={16} color="var(--lintel-warn)" aria-hidden />
            {t(`site.plan.risks.${risk}`)}
          </Text>
        ))}
        {line.reason !== '' && (
          <Text size="sm" className={classes.risk}>
            {refused && <IconBan size={16} color="var(--lintel-bad)" aria-hidden />}
            {line.reason}
          </Text>
        )}
        {line.notes.map((note) => (
          <Text key={note} size="sm" className={classes.change}>
            {note}
          </Text>
        ))}
      </div>
    </li>
  );
}

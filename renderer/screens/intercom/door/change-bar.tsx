import type { Intercom } from '../../../../shared/contract/intercoms';
import { doorName } from '../door-name';
import { ChangeBar as SettingChangeBar } from '../setting-form/change-bar';
import { patchDoorDraft } from './draft';
import type { Door } from './use-door';
import { useDoorWrite } from './use-write';

interface ChangeBarProps {
  readonly intercom: Intercom;
  readonly door: Door;
}

/** The changes of relays and inputs, collected until they are written together. */
export function ChangeBar({ intercom, door }: ChangeBarProps) {
  const writing = useDoorWrite(door);
  return (
    <SettingChangeBar
      intercomId={intercom.id}
      name={doorName(intercom)}
      slots={door.form.all}
      values={door.values}
      problems={door.problems}
      writing={writing}
      onDiscard={() => patchDoorDraft(intercom.id, { changes: {} })}
    />
  );
}

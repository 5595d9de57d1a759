import { useTranslation } from 'react-i18next';
import { SettingInput } from '../setting-form/setting-input';
import formClasses from '../setting-form/setting-form.module.css';
import { valueOf, type Slot } from '../setting-form/slots';
import { ContactDrawing } from './contact-drawing';
import classes from './door.module.css';
import { codesInUse, slotNamed, type RelayForm } from './door-model';
import type { Door } from './use-door';

interface FieldsProps {
  readonly door: Door;
  readonly slots: readonly Slot[];
}

function Input({ door, slot }: { readonly door: Door; readonly slot: Slot }) {
  return (
    <SettingInput
      slot={slot}
      values={door.values}
      problem={door.problems[slot.id]}
      onChange={(value) => door.set(slot, value)}
    />
  );
}

/** Fields side by side as far as there is room. */
export function Fields({ door, slots }: FieldsProps) {
  return (
    <div className={formClasses.fields}>
      {slots.map((slot) => (
        <Input key={slot.id} door={door} slot={slot} />
      ))}
    </div>
  );
}

interface ContactFieldProps {
  readonly door: Door;
  readonly relay: RelayForm;
}

/** Which contact the lock is wired to, with a drawing that follows the choice. */
export function ContactField({ door, relay }: ContactFieldProps) {
  const { t } = useTranslation();
  const slot = slotNamed(relay.slots, 'type');
  if (slot === undefined) return null;
  const value = valueOf(slot, door.values.held, door.values.changes);
  const choice = slot.field.choices?.find((one) => one.value === value);
  return (
    <div className={classes.contact}>
      <div>
        <Input door={door} slot={slot} />
        {choice?.note !== undefined && <p className={classes.note}>{choice.note}</p>}
      </div>
      {choice !== undefined && (
        <ContactDrawing type={value} label={t('door.drawing', { contacts: choice.label })} />
      )}
    </div>
  );
}

/** The codes that a telephone sends; only those of the length chosen. */
export function DtmfFields({
  door,
  wired,
}: {
  readonly door: Door;
  readonly wired: readonly string[];
}) {
  const { form, values } = door;
  const enabled = slotNamed(form.dtmf, 'enabled');
  const isOn = enabled?.key === undefined || valueOf(enabled, values.held, values.changes) === '1';
  const codes = codesInUse(form, values)
    .filter((_, index) => wired.includes(form.relays[index]?.letter ?? ''))
    .map((slot) => ({
      ...slot,
      field: { ...slot.field, label: `${slot.group}: ${slot.field.label}` },
    }));
  const option = form.dtmf.filter(({ field }) => field.id !== 'enabled');
  return (
    <div className={classes.stack}>
      {enabled !== undefined && <Input door={door} slot={enabled} />}
      {isOn && <Fields door={door} slots={[...option, ...codes]} />}
    </div>
  );
}

/** A switch, and what belongs to it once it is on. */
export function SwitchedFields({ door, slots }: FieldsProps) {
  const enabled = slotNamed(slots, 'enabled');
  const rest = slots.filter((slot) => slot !== enabled);
  const isOn =
    enabled?.key !== undefined && valueOf(enabled, door.values.held, door.values.changes) === '1';
  return (
    <div className={classes.stack}>
      {enabled !== undefined && <Input door={door} slot={enabled} />}
      {isOn && <Fields door={door} slots={rest} />}
    </div>
  );
}

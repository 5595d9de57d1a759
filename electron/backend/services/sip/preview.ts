import type { Settings } from '../../../../shared/contract/settings';
import type { SipChange, SipForm } from '../../../../shared/contract/sip';
import { SIP_FIELDS } from '../../../../shared/device/sip-account';
import { difference } from '../settings/difference';
import { MASK } from '../settings/secrets';
import {
  fieldOfKey,
  inWords,
  readAccount,
  wantedSettings,
  type AccountNumber,
} from '../../../../shared/device/sip-settings';

/** What the form would change, old and new in words; secrets are not shown. Pure. */
export function changesOf(options: {
  readonly current: Settings;
  readonly form: SipForm;
  readonly account: AccountNumber;
  readonly model: string;
}): readonly SipChange[] {
  const { current, form, account, model } = options;
  const wanted = wantedSettings(form, current, account);
  const { write } = difference(current, wanted, model);
  const changes: SipChange[] = [];
  for (const key of Object.keys(write)) {
    const field = fieldOfKey(key);
    if (field === undefined) continue;
    const { label, kind } = SIP_FIELDS[field];
    const secret = kind === 'secret';
    const before = current[key] ?? '';
    changes.push({
      field,
      label,
      key,
      before: secret ? (before === '' ? '' : MASK) : inWords(field, before),
      after: secret ? MASK : inWords(field, wanted[key] ?? ''),
      secret,
    });
  }
  return changes;
}

/** What the form asks for that this unit has no setting for. Pure. */
export function leftOut(
  current: Settings,
  form: SipForm,
  account: AccountNumber,
): readonly string[] {
  const { form: held, missing } = readAccount(current, account);
  return missing
    .filter((field) => field !== 'password' && form[field] !== held[field])
    .map((field) => `This intercom has no setting for "${SIP_FIELDS[field].label}": left out.`);
}

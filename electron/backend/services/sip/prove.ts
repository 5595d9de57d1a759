import type { Settings } from '../../../../shared/contract/settings';
import type { SipForm } from '../../../../shared/contract/sip';
import { SIP_FIELDS } from '../../../../shared/device/sip-account';
import type { SipProof } from '../../../../shared/sip/proof';
import { AppError } from '../../../../shared/errors';
import { proveAccount } from '../../sip-client/prove';
import type { SipAccountToProve } from '../../sip-client/types';
import type { Core } from '../core';
import { readSection } from '../settings/sections';
import { decodeSecret, MASK, secretForm } from '../settings/secrets';
import {
  accountPrefix,
  readAccount,
  type AccountNumber,
} from '../../../../shared/device/sip-settings';

/** The password that an intercom holds for an account; empty where it does not show it. */
export function heldPassword(
  settings: Settings,
  { account, model }: { readonly account: AccountNumber; readonly model: string },
): string {
  const prefix = accountPrefix(settings, account);
  const held = prefix === undefined ? '' : (settings[prefix + SIP_FIELDS.password.key] ?? '');
  // Stars, or an encrypted blob in place of it, are no password (device notes 2).
  if (held === MASK || /^\*+$/.test(held)) return '';
  return decodeSecret(held, secretForm(model, held));
}

/**
 * An account as the SIP client takes it.
 *
 * @throws AppError `sip.nothing-set` where there is no server or user, `sip.password-unknown`
 */
export function accountToProve(form: SipForm, password: string): SipAccountToProve {
  const { server, port, transport, username, authName } = form;
  if (server === '' || username === '')
    throw new AppError('sip.nothing-set', 'This account has no SIP server or no user name.');
  if (password === '')
    throw new AppError('sip.password-unknown', 'The password of this account is not known.');
  const { proxyEnabled, proxyServer, proxyPort } = form;
  return {
    ...{ server, port, transport, username, authName, password },
    ...(proxyEnabled && proxyServer !== '' && { proxy: { server: proxyServer, port: proxyPort } }),
  };
}

/** Tries an account from this laptop: as it is typed, or as the intercom has it. */
export async function proveFrom(
  { drivers, registry, clock, log, ports }: Core,
  what: {
    readonly id: string;
    readonly account: AccountNumber;
    readonly form?: SipForm;
    readonly signal: AbortSignal;
  },
): Promise<SipProof> {
  const { id, account, form, signal } = what;
  const prove = (one: SipForm, password: string): Promise<SipProof> =>
    proveAccount(accountToProve(one, password), {
      ...{ clock, log, signal, agent: `Lintel/${ports.version}` },
    });
  if (form?.password) return prove(form, form.password);
  const settings = await drivers.use(id, (driver) => readSection(driver, 'sip', { signal }), {
    signal,
    repeatable: true,
  });
  const { model } = registry.get(id);
  return prove(
    form ?? readAccount(settings, account).form,
    heldPassword(settings, { account, model }),
  );
}

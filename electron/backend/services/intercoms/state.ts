import type { SignInState } from '../../../../shared/contract/intercoms';
import type { AppError, ErrorCode } from '../../../../shared/errors';

const STATES: Partial<Readonly<Record<ErrorCode, SignInState>>> = {
  'auth.required': 'wants-password',
  'auth.unsupported': 'wants-password',
  'auth.denied': 'password-refused',
  'auth.locked': 'locked',
  'auth.api-disabled': 'api-disabled',
  'auth.not-whitelisted': 'not-whitelisted',
  'tls.changed': 'certificate-changed',
  'tls.required': 'wants-https',
  'device.not-an-intercom': 'not-an-intercom',
  'device.other-unit': 'no-answer',
};

/** True where nothing of the intercom answered at its address. */
export function isSilence(error: AppError): boolean {
  return error.code.startsWith('net.') && error.code !== 'net.bad-address';
}

/** How far an error says that we are let in; undefined where it says nothing about that. */
export function stateOf(error: AppError): SignInState | undefined {
  return STATES[error.code] ?? (isSilence(error) ? 'no-answer' : undefined);
}

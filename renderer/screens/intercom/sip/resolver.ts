import type { FieldErrors, Resolver } from 'react-hook-form';
import type { SipForm } from '../../../../shared/contract/sip';
import type { SipProblems } from './sip-steps';

/** Lets our own check speak for the form: one message for each field that has a problem. */
export function resolverOf(check: (values: unknown) => SipProblems): Resolver<SipForm> {
  return (values) => {
    const errors: FieldErrors<SipForm> = Object.fromEntries(
      Object.entries(check(values)).map(([field, message]) => [field, { type: 'check', message }]),
    );
    return Object.keys(errors).length === 0 ? { values, errors: {} } : { values: {}, errors };
  };
}

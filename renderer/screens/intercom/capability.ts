import type { Capability, Intercom } from '../../../shared/contract/intercoms';

/**
 * The one place that answers whether an intercom can do something. What it can do is remembered for
 * its model and firmware version, so that after an upgrade it is asked anew.
 */

/** What is known of a function; `unknown` until the intercom was asked. */
export function capabilityOf(intercom: Intercom, name: string): Capability {
  return intercom.capabilities[name] ?? 'unknown';
}

/** Whether the intercom said that it does not know this function. Never asked is not lacking. */
export function lacks(intercom: Intercom, name: string): boolean {
  return capabilityOf(intercom, name) === 'no';
}

/** Whether the intercom lacks each of these functions; none named lack nothing. */
export function lacksAll(intercom: Intercom, names: readonly string[]): boolean {
  return names.length > 0 && names.every((name) => lacks(intercom, name));
}

/** What a person can do with an intercom, and the functions that it takes; words: `capabilities`. */
export const CAPABILITY_GROUPS = [
  { id: 'about', functions: ['system/info', 'system/status', 'firmware/status'] },
  { id: 'settings', functions: ['config/get', 'log/get'] },
  { id: 'sip', functions: ['sip/get', 'sip/status', 'call/status', 'dialreplace/get'] },
  { id: 'door', functions: ['relay/get', 'relay/status', 'input/get', 'input/status'] },
  {
    id: 'entry',
    functions: ['publiccode/get', 'privatekey/get', 'rfkey/get', 'user/get', 'schedule/get'],
  },
  { id: 'phonebook', functions: ['contact/get', 'group/get'] },
  { id: 'logs', functions: ['doorlog/get', 'calllog/get', 'pcap/status'] },
] as const satisfies readonly { readonly id: string; readonly functions: readonly string[] }[];

export type CapabilityGroupId = (typeof CAPABILITY_GROUPS)[number]['id'];
export type ProbedFunction = (typeof CAPABILITY_GROUPS)[number]['functions'][number];

/** How much of a group the intercom can do. */
export function groupState(
  intercom: Intercom,
  functions: readonly string[],
): 'all' | 'some' | 'none' | 'unknown' {
  const known = functions.map((name) => capabilityOf(intercom, name));
  if (known.every((can) => can === 'yes')) return 'all';
  if (known.every((can) => can === 'no')) return 'none';
  return known.every((can) => can === 'unknown') ? 'unknown' : 'some';
}

/**
 * The single contract between the window and the program behind it. Types, the allow-list, the
 * router, both hosts, the window's client and the conformance suite all derive from this table.
 */
import type { z } from 'zod';
import { accessCalls } from './access';
import { appCalls, appEvents } from './app';
import { backupCalls } from './backups';
import { compareCalls } from './compare';
import { configCalls } from './config';
import { consoleCalls } from './console';
import { deviceCalls } from './device';
import { diagnosticsCalls } from './diagnostics';
import { discoveryCalls, discoveryEvents } from './discovery';
import { doorCalls } from './door';
import { firmwareCalls, firmwareEvents } from './firmware';
import { fleetCalls, fleetEvents } from './fleet';
import { importCalls } from './imports';
import { intercomCalls, intercomEvents } from './intercoms';
import { jobCalls, jobEvents } from './jobs';
import { recordsCalls } from './records';
import { settingsCalls } from './settings';
import { sipCalls } from './sip';
import { siteCalls, siteEvents } from './site';
import { siteImportCalls } from './site-import';
import { siteAcceptanceCalls, siteAcceptanceEvents } from './site-acceptance';
import { siteMergeCalls } from './site-merge';
import { siteBindingCalls, siteBindingEvents } from './site-binding';
import { siteSecurityCalls } from './site-security';
import { sitePlanCalls, sitePlanEvents } from './site-plan';
import { siteReportCalls } from './site-report';
import { templateCalls, templateEvents } from './templates';

export const calls = {
  ...appCalls,
  ...discoveryCalls,
  ...intercomCalls,
  ...accessCalls,
  ...deviceCalls,
  ...configCalls,
  ...backupCalls,
  ...compareCalls,
  ...templateCalls,
  ...consoleCalls,
  ...diagnosticsCalls,
  ...doorCalls,
  ...settingsCalls,
  ...recordsCalls,
  ...importCalls,
  ...sipCalls,
  ...jobCalls,
  ...fleetCalls,
  ...firmwareCalls,
  ...siteCalls,
  ...siteImportCalls,
  ...siteAcceptanceCalls,
  ...siteMergeCalls,
  ...siteBindingCalls,
  ...siteSecurityCalls,
  ...sitePlanCalls,
  ...siteReportCalls,
};

export const events = {
  ...appEvents,
  ...discoveryEvents,
  ...intercomEvents,
  ...jobEvents,
  ...fleetEvents,
  ...templateEvents,
  ...firmwareEvents,
  ...siteEvents,
  ...sitePlanEvents,
  ...siteAcceptanceEvents,
  ...siteBindingEvents,
};

export type CallName = keyof typeof calls;
/** What a caller sends (defaults may be left out). */
export type CallInput<N extends CallName> = z.input<(typeof calls)[N]['input']>;
/** What a service gets (defaults filled in). */
export type CallParsed<N extends CallName> = z.output<(typeof calls)[N]['input']>;
export type CallOutput<N extends CallName> = z.output<(typeof calls)[N]['output']>;
export type EventName = keyof typeof events;
export type EventPayload<N extends EventName> = z.output<(typeof events)[N]['payload']>;

export function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name);
}

export function isEventName(name: string): name is EventName {
  return Object.hasOwn(events, name);
}

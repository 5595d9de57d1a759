import { callActions, sipActions } from './calls';
import { captureActions } from './capture';
import { configActions } from './config';
import { firmwareActions } from './firmware';
import { callLogActions, doorLogActions, logActions } from './logs';
import { recordActions } from './records';
import { inputActions, publicCodeActions, relayActions } from './doors';
import { scheduleActions } from './schedules';
import { systemActions } from './system';
import { userActions } from './users';
import type { Actions } from '../reply';

/** Every target and action of the manual, and `schedule` (device notes 1.6). */
export const HANDLERS: Readonly<Record<string, Actions>> = {
  system: systemActions,
  firmware: firmwareActions,
  config: configActions,
  relay: relayActions,
  input: inputActions,
  publiccode: publicCodeActions,
  privatekey: recordActions('privatekey'),
  rfkey: recordActions('rfkey'),
  contact: recordActions('contact'),
  group: recordActions('group'),
  dialreplace: recordActions('dialreplace'),
  call: callActions,
  sip: sipActions,
  log: logActions,
  callog: callLogActions,
  calllog: callLogActions,
  doorlog: doorLogActions,
  pcap: captureActions,
  user: userActions,
  schedule: scheduleActions,
};

import type { CheckTable } from '../types';
import { checkClock, checkFirmware, checkPassword, checkReachable } from './basics';
import { checkCall } from './call';
import { checkInput } from './input';
import { checkPeople } from './people';
import { checkPresented } from './presented';
import { checkRelay } from './relay';
import { checkRegistered, checkSipLogin } from './sip';

/** How each check is made. */
export const CHECK_TABLE: CheckTable = {
  reachable: checkReachable,
  clock: checkClock,
  firmware: checkFirmware,
  password: checkPassword,
  'sip-1': checkRegistered(1),
  'sip-2': checkRegistered(2),
  'sip-login-1': checkSipLogin(1),
  'sip-login-2': checkSipLogin(2),
  call: checkCall,
  relay: checkRelay,
  input: checkInput,
  card: checkPresented('card'),
  pin: checkPresented('pin'),
  people: checkPeople,
};

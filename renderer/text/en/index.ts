import { calls } from './calls';
import { common, state } from './common';
import { door } from './door';
import { find } from './find';
import { frame } from './frame';
import { help } from './help';
import { importing } from './import';
import { intercom } from './intercom';
import { intercoms } from './intercoms';
import { jobs } from './jobs';
import { records } from './records';
import { signIn } from './sign-in';
import { sip } from './sip';
import { table } from './table';
import { wizard } from './wizard';

/** Every text of the window, by topic: `t('find.searchEverywhere')`. */
export const en = {
  common,
  state,
  frame,
  find,
  signIn,
  intercoms,
  intercom,
  sip,
  door,
  calls,
  wizard,
  jobs,
  records,
  importing,
  help,
  table,
} as const;

import { access } from './access';
import { backups } from './backups';
import { boss } from './boss';
import { calls } from './calls';
import { codes } from './codes';
import { common, state } from './common';
import { compare } from './compare';
import { configuration } from './configuration';
import { device } from './device';
import { door } from './door';
import { diagnostics } from './diagnostics';
import { enrol } from './enrol';
import { files } from './files';
import { find } from './find';
import { firmware } from './firmware';
import { fleet } from './fleet';
import { frame } from './frame';
import { help } from './help';
import { importing } from './import';
import { intercom } from './intercom';
import { intercoms } from './intercoms';
import { jobs } from './jobs';
import { picker } from './picker';
import { records } from './records';
import { signIn } from './sign-in';
import { sip } from './sip';
import { site } from './site';
import { table } from './table';
import { templates } from './templates';
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
  diagnostics,
  configuration,
  device,
  sip,
  site,
  door,
  calls,
  codes,
  enrol,
  wizard,
  jobs,
  fleet,
  records,
  importing,
  access,
  boss,
  files,
  firmware,
  picker,
  backups,
  compare,
  templates,
  help,
  table,
} as const;

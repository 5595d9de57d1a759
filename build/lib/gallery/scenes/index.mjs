import { codes, enrol, imports } from './codes.mjs';
import { door } from './door.mjs';
import { find, nothingFound, signIn } from './find.mjs';
import { calls, intercoms, overview, restart, sip } from './intercom.mjs';
import { phoneBook, users } from './lists.mjs';
import { access, files, firmware, frame, jobsEmpty } from './many.mjs';
import { configuration, device, diagnostics } from './settings.mjs';
import { site } from './site.mjs';
import { siteLists } from './site-lists.mjs';
import { siteProof } from './site-proof.mjs';
import { trouble } from './trouble.mjs';

/**
 * In the order in which they are played: first what is there before anybody has signed in, last what
 * leaves an intercom changed.
 * @type {readonly import('../stage.mjs').Scene[]}
 */
export const SCENES = [
  { name: 'find', run: find },
  { name: 'nothing-found', run: nothingFound },
  { name: 'sign-in', run: signIn },
  { name: 'jobs-empty', run: jobsEmpty },
  { name: 'intercoms', run: intercoms },
  { name: 'overview', run: overview },
  { name: 'sip', run: sip },
  { name: 'door', run: door },
  { name: 'codes', run: codes },
  { name: 'users', run: users },
  { name: 'phone-book', run: phoneBook },
  { name: 'imports', run: imports },
  { name: 'enrol', run: enrol },
  { name: 'calls', run: calls },
  { name: 'configuration', run: configuration },
  { name: 'diagnostics', run: diagnostics },
  { name: 'files', run: files },
  { name: 'firmware', run: firmware },
  { name: 'site', run: site },
  { name: 'site-lists', run: siteLists },
  { name: 'site-proof', run: siteProof },
  { name: 'frame', run: frame },
  { name: 'restart', run: restart },
  { name: 'device', run: device },
  { name: 'access', run: access },
  { name: 'trouble', run: trouble },
];

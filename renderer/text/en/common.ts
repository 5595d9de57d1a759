/** Words that every screen uses. */
export const common = {
  appName: 'Lintel',
  cancel: 'Cancel',
  close: 'Close',
  tryAgain: 'Try again',
  stop: 'Stop',
  undo: 'Undo',
  show: 'Show',
  remove: 'Remove',
  open: 'Open',
  optional: 'optional',
  orDrop: 'or drop it here',
  loading: 'Reading…',
  silence:
    'No news for {{seconds}} s. A long list takes its time. Is the intercom powered, and is the cable in? It goes on by itself as soon as it answers.',
  typeToConfirm: 'Type {{word}} to confirm',
  unnamed: 'No name yet',
  seconds: '{{value}} s',
};

/** How far an intercom lets us in, in words; each stands beside an icon. */
export const state = {
  ready: 'Ready',
  open: 'Ready, no password set',
  'wants-password': 'Wants a password',
  'password-refused': 'Password refused',
  locked: 'Refused 3 times',
  'api-disabled': 'HTTP API lets nobody in',
  'not-whitelisted': 'Only listed addresses may ask',
  'wants-https': 'Wants HTTPS',
  'certificate-changed': 'Certificate changed',
  'api-absent': 'Has no HTTP API',
  'not-an-intercom': 'Not an intercom',
  'no-answer': 'No answer',
};

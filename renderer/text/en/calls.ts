/** Calls: dial from the door, see how it goes, hang up. */
export const calls = {
  title: 'Call from this door',
  phone: 'Number or address',
  phoneHelp: 'A number that its SIP account knows, or the IP address of another unit.',
  displayName: 'Name shown to who is called',
  dial: 'Call',
  hangUp: 'Hang up',
  recent: 'Called before',
  callAgain: 'Call {{phone}} again',
  forgetRecent: 'Forget these',
  now: 'Now',
  untold: 'This intercom does not tell whether it is in a call.',
  problem: {
    empty: 'Enter a number or an address.',
    bad: 'Use digits, * # +, an IP address, or name@server.',
    busy: 'It is in a call already. Hang up first.',
    noAccount:
      'No SIP account of this intercom is registered, so it can call IP addresses but no numbers.',
  },
  setUpSip: 'Set up an account',
  dialled: 'Calling {{phone}}…',
  ended: 'Hung up.',
  none: {
    title: 'It cannot be told to call',
    body: 'This {{model}} with firmware {{firmware}} has no calls in its HTTP API.',
  },
} as const;

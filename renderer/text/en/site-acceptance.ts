/** Proving a site: the checks of each door, and what makes it insecure. */
export const siteSecurity = {
  title: 'Security',
  intro: 'Reads what makes the intercoms of this site insecure. Nothing is changed.',
  look: 'Look for weaknesses',
  again: 'Look again',
  listOf: 'List of published vulnerabilities of {{day}}.',
  nothing: 'Nothing found.',
  open: 'Open the intercom',
  severity: { high: 'Serious', medium: 'Should be mended', low: 'Worth knowing' },
};

export const siteAcceptance = {
  parts: 'Parts of the acceptance',
  checks: 'Checks',
  run: 'Check doors…',
  again_one: 'Check again what failed ({{count}} check)…',
  again_other: 'Check again what failed ({{count}} checks)…',
  working:
    'Doors are being checked. What is found comes here as each door is done; Jobs shows how far it is.',
  earlier: 'Found on {{when}}; not repeated since.',
  watching: 'Lintel is watching and goes on by itself when it happens.',
  until: 'Skipped at {{time}} when nobody answers.',
  numberMissing: 'Write a number or an address that can be rung.',
  runTitle: 'Check the doors of the site',
  check_one: 'Check {{count}} door',
  check_other: 'Check {{count}} doors',
  alone: 'Runs by itself',
  attended: 'With somebody at the door',
  attendedHint: 'These ring, open the door, or wait for somebody there, one door after the other.',
  number: 'Number that the test call rings',
  relay: 'Relay',
  locked: 'Show the secrets of the site first: SIP accounts are tried with their passwords.',
  began: 'It runs: see Jobs. Not part of it:',
  at: '{{door}}: {{check}}',
  state: { pass: 'Passed', fail: 'Failed', 'not-possible': 'Not possible' },
  never: 'Never checked.',
  otherUnit: 'Another intercom hangs here now: check it again.',
  emptyTitle: 'Not checked yet',
  emptyText:
    'Each door is checked with evidence: reachable, clock, firmware, password, SIP, people; with somebody at the door also call, relay, input, card and PIN.',
  noneBound: 'Recognise the doors first: a check needs to know which intercom hangs where.',
};

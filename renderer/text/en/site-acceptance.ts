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

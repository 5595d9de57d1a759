/** Choosing among the known intercoms. */
export const picker = {
  legend: 'Intercoms',
  find: 'Search by door, model or address',
  all: 'Choose all',
  shown_one: 'Choose the {{count}} shown',
  shown_other: 'Choose the {{count}} shown',
  none: 'Choose none',
  chosen: '{{chosen}} of {{total}} chosen',
  noMatch: 'No intercom has these words in it.',
  empty: 'No intercom is known yet. Find the intercoms of this network and sign in to them first.',
  toFind: 'Find intercoms',
};

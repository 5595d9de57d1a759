/** Two copies of one site, made one again. */
export const siteMerge = {
  open: 'Merge with another copy…',
  title: 'Merge with another copy of this site',
  text: 'Two technicians worked on two copies? Choose the other file: Lintel shows what differs, person by person, door by door, and you say which one counts.',
  passphrase: 'Passphrase of the other copy',
  passphraseHint: 'Only where it is another one.',
  choose: 'Choose the other copy…',
  same: 'Both copies are the same.',
  differ_one: '{{count}} difference. The newer one is suggested.',
  differ_other: '{{count}} differences. The newer one is suggested each time.',
  rest: 'The first {{shown}} of {{total}} are shown; the others are taken as suggested.',
  side: { here: 'As it is here', there: 'As in the other copy' },
  without: { here: 'Leave it out, as here', there: 'Leave it out, as in the other copy' },
  do: 'Merge both',
  done_zero: 'Merged. Nothing came from the other copy.',
  done_one: 'Merged. {{count}} thing came from the other copy.',
  done_other: 'Merged. {{count}} things came from the other copy.',
};

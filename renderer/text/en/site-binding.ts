/** Which intercom hangs at which planned door. */
export const siteBinding = {
  all: 'Recognise the doors…',
  one: 'Recognise this door…',
  allTitle: 'Which intercom hangs at which door',
  oneTitle: 'Which intercom hangs at {{name}}?',
  replaceTitle: 'Intercom of {{name}}',
  replaceText:
    'Now {{mac}} hangs here. Choosing another one replaces it: the next plan gives the new one everything that the one before had.',
  noneTitle: 'No intercom fits by itself',
  noneText_zero: 'No intercom is known yet. Search the network, then come back.',
  noneText_one:
    'One intercom is known, but neither its MAC nor its model and address fit a planned door. Select a door and recognise it by pressing its button.',
  noneText_other:
    '{{count}} intercoms are known, but neither MAC nor model and address fit a planned door. Select a door and recognise it by pressing its button.',
  search: 'Search the network',
  suggestion: '{{door}}: {{model}} at {{address}}',
  bindMany_zero: 'Bind the doors',
  bindMany_one: 'Bind {{count}} door',
  bindMany_other: 'Bind {{count}} doors',
  way: 'How to recognise it',
  ways: { press: 'By pressing', list: 'From the list', mac: 'By MAC', address: 'By address' },
  hint: {
    mac: 'Typed, or read from the label by a bar code scanner.',
    address: 'The address that it has now.',
  },
  itIsThis: 'It is this one',
  done: 'Bound. Before you go on:',
  unbind: 'No intercom hangs here',
  unit: 'Intercom',
  units: 'Intercoms that are known or were found',
  noUnits: 'No intercom is known yet. Search the network first.',
  taken: 'At another door',
  choose: 'Choose',
  pressText:
    'Start listening, then go to the door and press its button, touch its exit button, or present a card. The intercom at which something happens is the one.',
  listen: 'Listen now',
  listenAgain: 'Listen again',
  listening: 'Listening… press the button at the door.',
  heard: '{{model}} at {{address}}',
  nothingHeard_one: 'Nothing happened at the one intercom that was listened to.',
  nothingHeard_other: 'Nothing happened at the {{count}} intercoms that were listened to.',
  nobodyToHear: 'There is no intercom to listen to: search the network and sign in first.',
};

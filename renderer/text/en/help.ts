export const help = {
  title: 'Help',
  practiceTitle: 'Practise without an intercom',
  practiceText:
    'The practice network is six virtual intercoms on this computer. They answer as real ones do: one is behind a white list, one has its HTTP API switched off, one has a changed password. Nothing that you do there touches a real door.',
  practiceStart: 'Start the practice network',
  practiceStop: 'End the practice network',
  practiceRuns: 'It runs now:',
  practiceAt: '{{model}} at {{address}}',
  stepsTitle: 'From the box to a working door',
  steps: {
    one: 'Plug this computer into the network of the intercoms.',
    two: 'Find searches every network card. Each row says what it wants next.',
    three:
      'Sign in with the user and password of the HTTP API (web page of the unit: Intercom > HTTP API).',
    four: 'Open the intercom and set up its SIP account. Lintel reads back what it wrote and waits for the registration.',
  },
  keysTitle: 'Keys',
  keys: {
    palette: 'Search intercoms, screens and commands',
    arrows: 'Move in a list',
    space: 'Select the row',
    shift: 'Select several rows',
    enter: 'Do what the row’s button does',
    copy: 'Copy the selected rows as text',
    escape: 'Close what is open',
  },
  aboutTitle: 'About',
  version: 'Lintel {{version}}',
  host: {
    electron: 'In its own window',
    loopback: 'In the browser of this computer',
    test: 'Under test',
  },
  secretsKept: 'Passwords are sealed by the operating system.',
  secretsForgotten:
    'This computer keeps no secrets for Lintel: passwords are forgotten when it closes.',
};

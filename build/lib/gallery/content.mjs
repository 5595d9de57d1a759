/**
 * What stands in the lists of the practice network while it is photographed: a house as a technician
 * meets it, with long names, accents, and rows that are not all alike.
 */

const PEOPLE = [
  'Lucy Hall',
  'Max Reed',
  'Ann Bell',
  'Zoë Parkinson-Brandenburg',
  'Eve Moss',
  'José Álvarez del Río',
  'Kim Ito',
  'Caretaker (Riverside Court Ltd)',
  'Cleaners',
  'Olga Nowak',
  'Piet van der Meer',
  'Sam O’Neill',
];

const EVERY_DAY = { Mon: '1', Tue: '1', Wed: '1', Thur: '1', Fri: '1', Sat: '1', Sun: '1' };
const WORK_DAYS = { ...EVERY_DAY, Sat: '0', Sun: '0' };
const ALL_DAY = { TimeStart: '00:00', TimeEnd: '00:00' };
const MORNING = { TimeStart: '06:00', TimeEnd: '09:30' };

const card = (/** @type {number} */ n) =>
  (0x00b41600 + n * 0x1d37).toString(16).toUpperCase().padStart(8, '0');

/** @param {number} count */
export const people = (count) =>
  Array.from({ length: count }, (_, n) => ({
    UserID: String(101 + n),
    Name: PEOPLE[n] ?? `Flat ${String(n + 1)}, tenant`,
    PrivatePIN: n % 3 === 2 ? '' : String(40_711 + n * 137),
    CardCode: n % 4 === 3 ? `${card(n)};${card(n + 200)}` : n % 5 === 4 ? '' : card(n),
    ScheduleRelay: n === 8 ? '1002-1' : '1001-1',
    LiftFloorNum: '0',
    WebRelay: '0',
  }));

export const PINS = PEOPLE.slice(0, 9).map((Name, n) => ({
  Name,
  Code: String(58_203 + n * 211),
  DoorNum: n === 7 ? '12' : '1',
  ...(n === 8 ? { ...WORK_DAYS, ...MORNING } : { ...EVERY_DAY, ...ALL_DAY }),
}));

export const CARDS = PEOPLE.map((Name, n) => ({
  Name,
  Code: card(n + 40),
  DoorNum: n === 7 ? '12' : '1',
  ...(n === 8 ? { ...WORK_DAYS, ...MORNING } : { ...EVERY_DAY, ...ALL_DAY }),
  Tags: '0',
  Frequency: '0',
}));

export const GROUPS = ['Ground floor', 'Floor 1', 'Floor 2', 'Floor 3'].map((Name) => ({ Name }));

export const CONTACTS = [
  { Name: 'Concierge', Phone: '192.168.1.60', Group: 'Ground floor', DialType: '0' },
  ...PEOPLE.map((name, n) => ({
    Name: `Flat ${String(n + 1)}, ${name}`,
    Phone: n === 5 ? 'sip:jose.alvarez@voice.riverside-court.example' : String(101 + n),
    Group: n === 11 ? '' : `Floor ${String(1 + (n % 3))}`,
    DialType: n === 2 ? '2' : '0',
  })),
];

export const DIAL_RULES = Array.from({ length: 8 }, (_, n) => ({
  Prefix: String(n + 1),
  Line: n === 3 ? '1' : '0',
  Replace1: String(101 + n),
  Replace2: n % 2 === 0 ? `0770090010${String(n)}` : '',
  Replace3: n === 0 ? '192.168.1.60' : '',
  Replace4: '',
  Replace5: '',
}));

export const SCHEDULES = [
  {
    ...{ Name: 'Office hours', Type: '1', Week: '12345', TimeStart: '08:00', TimeEnd: '18:00' },
    ...{ DateStart: '', DateEnd: '' },
  },
  {
    ...{ Name: 'Scaffolding', Type: '0', Week: '', TimeStart: '07:00', TimeEnd: '17:00' },
    ...{ DateStart: '20260301', DateEnd: '20260531' },
  },
];

/** A file as the office sends it: one rounded number, one card twice, one row without a card. */
export const PEOPLE_FILE = [
  'Name;User ID;PIN;Card',
  'Rosa Lind;301;04711;00C4161D',
  'Tom Weber;302;12;99D78D72',
  'Nora Bell;303;1,23E+10;99D78D73',
  'Ivo Marsh;304;58111;00C4161D',
  'Zoe Park;305;70707;',
].join('\r\n');

export const CARDS_FILE = 'Card number,Name\n0012850717,Rosa Lind\n2581040498,Tom Weber\n';

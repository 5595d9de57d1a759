/**
 * A site that could be a real one: houses with five doors each, people with cards and PINs, SIP
 * servers, presets, runs of acceptance, visits and photos. The same options give the same site.
 */
import {
  SITE_FORMAT,
  SITE_VERSION,
  siteSchema,
  type Person,
  type Site,
} from '../../shared/site/document';
import { picture } from './picture';
import { acceptancesOf, doorsOf, historyOf, presetsOf, serversOf } from './site-doors';

export interface SiteOptions {
  /** Three unless told. */
  readonly doors?: number;
  /** Twelve unless told. */
  readonly people?: number;
  /** None unless told. */
  readonly photos?: number;
  /** Width of a photo in pixels, 160 unless told; a technician's has 1600. */
  readonly photoWidth?: number;
  /** When the last visit was; 23 November 2026, 09:00 UTC, unless told. */
  readonly at?: number;
}

/** A building as the issue has it: 30 doors, 2,000 people, 20 photos. */
export const LARGE_SITE = { doors: 30, people: 2000, photos: 20, photoWidth: 1600 } as const;

const FIRST = [
  ...['Anna', 'Bernd', 'Chloé', 'Dmitri', 'Eva', 'François', 'Grace', 'Håkon', 'Inês', 'Jürgen'],
  ...['Katarzyna', 'Łukasz', 'María', 'Noor', 'Oğuz', 'Paola', 'Quentin', 'Renée', 'Søren', 'Tom'],
  ...['Ursula', 'Víctor', 'Wim', 'Xenia', 'Yusuf', 'Zoë', 'Alexander-Maximilian', 'Bo', 'Cara'],
  ...['David', 'Elif', 'Fatima', 'Gert', 'Hana', 'Ivan', 'Joanna', 'Kees', 'Lena', 'Marco', 'Nia'],
];
const LAST = [
  ...['Adams', 'Bäcker', 'Carvalho', 'de Vries', 'Étienne', 'Ferrari', 'García Lorca', 'Hansen'],
  ...['Ivanova', 'Jansen', 'Kowalczyk', 'Lefèvre', 'Müller', 'Nguyen', "O'Brien", 'Petersen'],
  ...['Quist', 'Rossi', 'Schmidt', 'Taş', 'Urban', 'van den Berg', 'Weiß', 'Xu', 'Yılmaz', 'Zając'],
  ...['Abbott & Sons', 'Brandt', 'Conti', 'Dąbrowska', 'Eriksen', 'Fontaine', 'Graf', 'Hoekstra'],
  ...['Iglesias', 'Jung', 'Krüger', 'López', 'Marchetti', 'Novak', 'Olsen', 'Peeters', 'Richter'],
  ...['Sánchez', 'Thaler', 'Uhl', 'Verhoeven', 'Wójcik', 'Young', 'Zimmermann'],
];

/** Six digits that nobody else has and that stand nowhere else in a site, but in a time. */
const pin = (at: number): string => String(312_347 + ((at * 7919) % 599_993));
/** Eight hexadecimal digits, the first of them a letter. */
const card = (at: number): string =>
  (0xa000_0000 + ((at * 104_729) % 0x0fff_fff1)).toString(16).toUpperCase();

interface Crowd {
  /** IDs of the doors, five for each house. */
  readonly doors: readonly string[];
  readonly count: number;
  readonly edited: number;
}

function personOf(at: number, { doors, count, edited }: Crowd): Person {
  const house = Math.floor((at * Math.ceil(doors.length / 5)) / count);
  const own = doors.slice(house * 5, house * 5 + 5);
  // One in forty is a caretaker, one in twenty-five comes to clean, one in nine has no card.
  const everywhere = at % 40 === 7;
  const cards = at % 9 === 4 ? 0 : at % 33 === 5 ? 5 : 1 + (at % 2);
  return {
    id: `person-${at + 1}`,
    userId: String(10_001 + at),
    name: `${FIRST[at % FIRST.length] ?? ''} ${LAST[Math.floor(at / FIRST.length) % LAST.length] ?? ''}`,
    flat: everywhere ? '' : `${String.fromCharCode(65 + house)}${1 + (at % 8)}.${1 + (at % 4)}`,
    phone: at % 3 === 0 ? String(2001 + at) : '',
    group: '',
    cards: Array.from({ length: cards }, (_, which) => card(at * 5 + which)),
    pins: at % 5 === 2 ? [] : [pin(at)],
    doors: everywhere ? 'all' : own,
    relays: at % 7 === 3 ? '12' : '1',
    schedule: at % 25 === 6 ? 'cleaning' : '',
    notes: '',
    edited,
  };
}

/** @throws where what is made is no site: then the document has changed, and this has to follow. */
export function makeSite(options: SiteOptions = {}): Site {
  const { photoWidth = 160, at = Date.UTC(2026, 10, 23, 9) } = options;
  // Prepared in the office, days before the last visit.
  const edited = at - 5 * 86_400_000;
  const doors = doorsOf(options.doors ?? 3, { at, edited });
  const ids = doors.map(({ id }) => id);
  // Drawing one of 1,600 pixels takes a while: a few serve for all, every third upright.
  const pictures = Array.from({ length: Math.min(3, options.photos ?? 0) }, (_, index) =>
    picture({
      ...{ width: photoWidth, height: Math.round(photoWidth * (index === 2 ? 1.33 : 0.75)) },
      seed: index + 1,
    }).toString('base64'),
  );
  const count = { people: options.people ?? 12, photos: options.photos ?? 0 };
  return siteSchema.parse({
    ...{ format: SITE_FORMAT, version: SITE_VERSION, id: 'site-1', name: 'Riverside Court' },
    customer: {
      name: 'Riverside Housing Association',
      contact: 'Ms Imogen Hartley',
      phone: '+44 20 7946 0018',
      email: 'imogen.hartley@riverside.example',
    },
    address: '14 Quay Street\nBristol BS1 4RW',
    notes: 'Keys to the meter rooms are with the caretaker, house A, ground floor.',
    technician: { name: 'Kim Larsen', company: 'Larsen Door Systems Ltd' },
    login: { username: 'admin', password: 'api-Secret-7431' },
    doors,
    people: Array.from({ length: count.people }, (_, index) =>
      personOf(index, { doors: ids, count: count.people, edited }),
    ),
    schedules: [
      { id: 'cleaning', name: 'Cleaning', days: '1010100', from: '06:00', to: '10:30', edited },
    ],
    servers: serversOf(edited),
    presets: presetsOf(edited),
    dialRules: [{ id: 'rule-1', prefix: '9', line: '1', replacements: ['2001'], edited }],
    photos: Array.from({ length: count.photos }, (_, index) => ({
      id: `photo-${index + 1}`,
      door: index % 10 === 9 ? '' : (ids[index % ids.length] ?? ''),
      name: `IMG_${2300 + index}.png`,
      caption: index % 4 === 3 ? '' : `Mounted and sealed, cable from the left (${index + 1})`,
      type: 'image/png',
      at: at + index * 60_000,
      data: pictures[index % pictures.length] ?? '',
    })),
    acceptances: acceptancesOf(doors, at),
    history: historyOf(doors, at),
    createdAt: at - 20 * 86_400_000,
    changedAt: at,
  });
}

/** Every PIN and card of a site, to look for where none may be. */
export const codesOf = (site: Site): readonly string[] =>
  site.people.flatMap(({ pins, cards }) => [...pins, ...cards]);

/** Which of these secrets stand in a text; a PIN that is a part of a longer number is none. */
export const secretsIn = (text: string, secrets: readonly string[]): readonly string[] =>
  secrets.filter((secret) =>
    /^\d+$/.test(secret)
      ? new RegExp(`(?<!\\d)${secret}(?!\\d)`).test(text)
      : text.includes(secret),
  );

/** Every password of a site. */
export const passwordsOf = (site: Site): readonly string[] => [
  site.login.password,
  ...site.doors.flatMap(({ accounts }) => accounts.map(({ password }) => password)),
];

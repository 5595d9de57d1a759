import type { EditableKind, RecordRow } from '../contract/records';
import { RECORD_KINDS, WEEKDAY_KEYS } from '../device/records';
import { includesDoor, type Door, type Person, type Site, type SiteSchedule } from './document';
import { notWritable, peopleForm, relayCount, type DoorRead } from './door-read';
import {
  knownPeople,
  partsOf,
  personCodes,
  personLabel,
  personName,
  personSubject,
} from './people-words';
import { ALWAYS, scheduleOn } from './project-schedules';
import { isHidden } from './secrets';
import type { Projected, Refusal, Subject, WantedRow } from './wanted';

/** A person who gets rows at this door. */
interface Placed {
  readonly person: Person;
  readonly subject: Subject;
  readonly relays: string;
  readonly schedule: SiteSchedule | undefined;
  readonly notes: readonly string[];
}

/** Rows of people, and the schedules that they refer to. */
interface ProjectedPeople extends Projected {
  readonly schedules: readonly SiteSchedule[];
}

/** Why this person has a code that another one at this door has too; empty where not. */
function sharedCode(person: Person, taken: Map<string, Person>): string {
  const clash = personCodes(person).find((code) => (taken.get(code) ?? person) !== person);
  const other = clash === undefined ? undefined : taken.get(clash);
  if (other) {
    const what = clash?.startsWith('pin') === true ? 'PIN' : 'card';
    return `${personLabel(other)} has the same ${what}. Give one of them another.`;
  }
  for (const code of personCodes(person)) taken.set(code, person);
  return '';
}

/** The relays of a person that this intercom has, with what is said about the others. */
function relaysOf(person: Person, count: number): { relays: string; notes: readonly string[] } {
  const wanted = [...new Set(person.relays)].filter((relay) => /[1-9]/.test(relay)).sort();
  const missing = wanted.filter((relay) => Number(relay) > count);
  if (missing.length === 0) return { relays: wanted.join(''), notes: [] };
  const which =
    missing.length === 1 ? `Relay ${missing[0] ?? ''} is` : `Relays ${missing.join(', ')} are`;
  const has = count === 1 ? 'one relay' : `${count} relays`;
  return {
    relays: wanted.filter((relay) => !missing.includes(relay)).join(''),
    notes: [`${which} left out: this intercom has ${has}.`],
  };
}

/** People to rows: records of people where the intercom has them, else its PINs and cards. Pure. */
export function projectPeople(site: Site, door: Door, read: DoorRead): ProjectedPeople {
  const form = peopleForm(read);
  const listed: EditableKind = form === 'keys' ? 'rfkey' : 'user';
  const refused: Refusal[] = [];
  const placed: Placed[] = [];
  const taken = new Map<string, Person>();
  const relays = relayCount(read);
  const schedules = new Map(site.schedules.map((one) => [one.id, one]));
  const known = knownPeople(site);

  for (const person of site.people) {
    if (!includesDoor(person.doors, door.id)) continue;
    const subject = personSubject(person);
    const refuse = (reason: string): void => void refused.push({ kind: listed, subject, reason });
    if (form === 'none' || form === 'unread') {
      refuse(form === 'none' ? NO_PEOPLE : notWritable(read, 'user'));
      continue;
    }
    const schedule = schedules.get(person.schedule);
    const has = relaysOf(person, relays);
    const shared = sharedCode(person, taken);
    const twin = known.byUserId.get(person.userId);
    if ([...person.pins, ...person.cards].some(isHidden))
      refuse('The codes of this person are sealed in the site and not known here.');
    else if (person.schedule !== '' && schedule === undefined)
      refuse('The schedule of this person is not on the site any more. Choose another.');
    else if (form === 'users' && person.userId === '') refuse('This person has no user ID.');
    else if (form === 'users' && twin !== person)
      refuse(`${twin ? personLabel(twin) : 'Somebody'} has the same user ID.`);
    else if (shared !== '') refuse(shared);
    else if (has.relays === '') refuse(`Opens nothing here. ${has.notes.join(' ')}`.trim());
    else if (form === 'users' && schedule !== undefined && notWritable(read, 'schedule') !== '')
      refuse(
        `This intercom has no schedules, so nobody can be limited to "${schedule.name}" on it.`,
      );
    else placed.push({ person, subject, schedule, ...has });
  }
  const rows = placed.flatMap((one) =>
    form === 'users' ? userRows(one, read) : keyRows(one, read, refused),
  );
  const used = form === 'users' ? placed.map(({ schedule }) => schedule) : [];
  return {
    rows,
    refused,
    schedules: [...new Set(used)].filter((one) => one !== undefined),
  };
}

const NO_PEOPLE = 'This intercom has neither people nor PINs nor cards.';

function userRows(
  { person, subject, relays, schedule, notes }: Placed,
  read: DoorRead,
): readonly WantedRow[] {
  const on = schedule ? scheduleOn(read, schedule) : { id: ALWAYS, pending: '' };
  const parts = partsOf(person);
  const split =
    parts.length > 1
      ? [`In ${parts.length} entries: an intercom takes one PIN and four cards in each.`]
      : [];
  return parts.map(({ userId, pin, cards }) => ({
    kind: 'user',
    subject,
    notes: [...notes, ...split],
    pending: on.pending,
    row: {
      UserID: userId,
      Name: personName(person),
      PrivatePIN: pin,
      CardCode: cards.join(';'),
      ScheduleRelay: `${on.id}-${relays}`,
    },
  }));
}

/** Days and times of a PIN or a card: from midnight to midnight is all day (manual, Api privatekey). */
function timesOf(schedule: SiteSchedule | undefined): RecordRow {
  const days = schedule?.days ?? '1111111';
  const whole = schedule === undefined || (schedule.from === '00:00' && schedule.to === '23:59');
  return {
    ...Object.fromEntries(WEEKDAY_KEYS.map((day, index) => [day, days[index] ?? '1'])),
    TimeStart: whole ? '00:00' : schedule.from,
    TimeEnd: whole ? '00:00' : schedule.to,
  };
}

function keyRows(one: Placed, read: DoorRead, refused: Refusal[]): readonly WantedRow[] {
  const { person, subject, relays, schedule, notes } = one;
  const base = { Name: personName(person), DoorNum: relays, ...timesOf(schedule) };
  const row = (kind: EditableKind, fields: RecordRow): WantedRow => ({
    ...{ kind, subject, notes, pending: '' },
    row: { ...base, ...fields },
  });
  const into = (kind: EditableKind, codes: readonly string[], fields: RecordRow): WantedRow[] => {
    const reason = codes.length === 0 ? '' : notWritable(read, kind);
    if (reason !== '')
      refused.push({ kind, subject, reason: `${RECORD_KINDS[kind].one}: ${reason}` });
    return reason === '' ? codes.map((Code) => row(kind, { Code, ...fields })) : [];
  };
  return [
    ...into('privatekey', person.pins, {}),
    // "Always allowed" would take no notice of days and times (manual, Api rfkey, Tags).
    ...into('rfkey', person.cards, { Tags: schedule ? '3' : '0' }),
  ];
}

import type { EditableKind, RecordRow } from '../contract/records';
import { assertNever } from '../assert';
import { RECORD_KINDS } from '../device/records';
import { codesOf } from '../device/rules';
import { includesDoor, type Door, type Person, type Site } from './document';
import { formerNamesAt, type Formerly } from './former-names';
import type { Judge } from './list-work';
import {
  knownPeople,
  ownerOfUserId,
  partsOf,
  personLabel,
  personName,
  personSubject,
} from './people-words';
import { ruleSubject } from './project-dial-rules';
import { sameName } from './same-person';

const nameOf = (row: RecordRow): string => (row['Name'] ?? '').trim();

const UNKNOWN = { goes: false, words: '' } as const;

/**
 * What the site knows of rows that nobody wants at a door. A row goes only where the site knows whose
 * it is and says that it does not belong here; whatever it does not know is kept.
 */
export function judgeOf(site: Site, door: Door): Judge {
  const known = knownPeople(site);
  const rules = new Map(site.dialRules.map((rule) => [rule.prefix.trim(), rule]));
  const former = formerNamesAt(site, door.id);
  const told = (found: Formerly | undefined, subject: 'person' | 'rule' | 'schedule') =>
    found === undefined
      ? UNKNOWN
      : {
          ...{ goes: false, words: found.words },
          formerly: found.item === undefined ? '' : `${subject}/${found.item}`,
        };
  const elsewhere = (person: Person) => ({
    goes: true,
    words: 'the site does not give this door',
    subject: personSubject(person),
  });

  /** The name is all that tells. */
  const byNameAlone = (
    kind: 'privatekey' | 'rfkey' | 'contact',
    row: RecordRow,
  ): ReturnType<Judge> => {
    const found = former('people', { name: nameOf(row) });
    return { ...told(found, 'person'), ...(found && { most: found.most(kind) }) };
  };

  /** A user ID alone tells little: the lists of two offices both begin with 1. */
  const isTheirs = (person: Person, row: RecordRow): boolean => {
    const name = nameOf(row);
    return (
      name === '' ||
      sameName(name, personName(person)) ||
      codesOf(RECORD_KINDS.user, row).some(({ code }) => known.byCode.get(code) === person) ||
      former('people', { name, userId: (row['UserID'] ?? '').trim() })?.item === person.id
    );
  };

  const ofUser = (row: RecordRow): ReturnType<Judge> => {
    const userId = (row['UserID'] ?? '').trim();
    const owner = ownerOfUserId(known, userId);
    if (!owner) {
      const was = former('people', { name: nameOf(row), userId });
      return was ? told(was, 'person') : ofCodes('user', row);
    }
    if (!isTheirs(owner, row))
      return {
        ...{ goes: false, stranger: true },
        words: `Has the user ID of ${personLabel(owner)}, of the site, but another name and other codes.`,
      };
    if (!includesDoor(owner.doors, door.id)) return elsewhere(owner);
    if (partsOf(owner).every((part) => part.userId !== userId))
      return {
        goes: true,
        words: 'this entry is not needed any more',
        subject: personSubject(owner),
      };
    return { goes: false, words: `Stands for ${personLabel(owner)}, of the site.` };
  };

  const ofCodes = (kind: EditableKind, row: RecordRow): ReturnType<Judge> => {
    const codes = codesOf(RECORD_KINDS[kind], row).map(({ code }) => code);
    const owner = codes.map((code) => known.byCode.get(code)).find((one) => one !== undefined);
    const named = known.byName.get(nameOf(row));
    if (owner) {
      // A record of a person may hold codes of several: that is for the technician to sort out.
      if (kind !== 'user' && !includesDoor(owner.doors, door.id)) return elsewhere(owner);
      return { goes: false, words: `Has a code of ${personLabel(owner)}, of the site.` };
    }
    if (!named)
      return kind === 'privatekey' || kind === 'rfkey'
        ? byNameAlone(kind, row)
        : told(former('people', { name: nameOf(row) }), 'person');
    const what = kind === 'user' ? 'user ID' : RECORD_KINDS[kind].one;
    return {
      goes: false,
      words: `${personLabel(named)} is on the site, but without this ${what}.`,
    };
  };

  const ofContact = (row: RecordRow): ReturnType<Judge> => {
    const person = known.byName.get(nameOf(row));
    if (!person) return byNameAlone('contact', row);
    if (person.phone.trim() !== (row['Phone'] ?? '').trim())
      return {
        goes: false,
        words: `${personLabel(person)} is on the site, but without this number.`,
      };
    return includesDoor(person.doors, door.id)
      ? { goes: false, words: 'Stands in the phone book twice.' }
      : elsewhere(person);
  };

  const ofRule = (row: RecordRow): ReturnType<Judge> => {
    const prefix = (row['Prefix'] ?? '').trim();
    const rule = rules.get(prefix);
    if (!rule) return told(former('dialRules', { name: prefix }), 'rule');
    if (includesDoor(rule.doors, door.id)) return UNKNOWN;
    return {
      goes: true,
      words: 'the site does not give it to this door',
      subject: ruleSubject(rule),
    };
  };

  return (kind, row) => {
    switch (kind) {
      case 'user':
        return ofUser(row);
      case 'privatekey':
      case 'rfkey':
        return ofCodes(kind, row);
      case 'contact':
        return ofContact(row);
      case 'dialreplace':
        return ofRule(row);
      case 'schedule':
        return told(former('schedules', { name: nameOf(row) }), 'schedule');
      case 'group':
        return UNKNOWN;
      default:
        return assertNever(kind);
    }
  };
}

import { includesDoor, type Door, type Person, type Site } from './document';
import { notWritable, type DoorRead } from './door-read';
import { personName, personSubject } from './people-words';
import { refusedWhole, type Projected, type WantedRow } from './wanted';

/** The group that every unit has, and none lists (device notes 1.6). */
const DEFAULT_GROUP = 'Default';

const groupOf = (person: Person): string => {
  const group = person.group.trim();
  return group === DEFAULT_GROUP ? '' : group;
};

/**
 * The phone book: whoever has a number. A group is made before anybody is put into it: a contact
 * with an unknown group goes into the default one without a word (device notes 1.1).
 */
export function projectContacts(site: Site, door: Door, read: DoorRead): Projected {
  const called = site.people.filter(
    (person) => person.phone.trim() !== '' && includesDoor(person.doors, door.id),
  );
  const refused = refusedWhole(read, 'contact', called.map(personSubject));
  if (refused) return { rows: [], refused };
  const noGroups = notWritable(read, 'group');
  const groups = [...new Set(called.map(groupOf))].filter((group) => group !== '');
  const rows = called.map((person): WantedRow => {
    const group = groupOf(person);
    const lost = group !== '' && noGroups !== '';
    return {
      kind: 'contact',
      subject: personSubject(person),
      notes: lost ? [`Not in group ${group}: ${noGroups}`] : [],
      pending: '',
      row: {
        ...{ Name: personName(person), Phone: person.phone.trim() },
        ...(!lost && { Group: group }),
      },
    };
  });
  const made = noGroups === '' ? groups : [];
  return {
    refused: [],
    rows: [
      ...made.map((group): WantedRow => ({
        kind: 'group',
        subject: { id: `group/${group}`, label: group },
        ...{ notes: [], pending: '', row: { Name: group } },
      })),
      ...rows,
    ],
  };
}

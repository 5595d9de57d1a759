import type { TFunction } from 'i18next';
import type { SiteView } from '../../../../shared/contract/site';
import type { DoorChoice, Person } from '../../../../shared/site/document';
import { letters } from '../../../../shared/device/models';
import type { Column } from '../../../components/data-table';

interface Options {
  readonly t: TFunction;
  readonly doors: SiteView['doors'];
  readonly schedules: SiteView['schedules'];
}

/** Columns of the people of a site. Codes are counted and never shown in the list. */
export function personColumns({ t, doors, schedules }: Options): readonly Column<Person>[] {
  const doorNames = new Map(doors.map(({ id, name }) => [id, name]));
  const scheduleNames = new Map(schedules.map(({ id, name }) => [id, name]));
  // Thousands of people share a few choices: each is put into words once.
  const words = new Map<string, string>();
  const choice = (value: DoorChoice): string => {
    if (value === 'all') return t('site.allDoors');
    if (value.length === 0) return t('site.noDoors');
    const key = value.join(' ');
    let text = words.get(key);
    if (text === undefined) {
      text = value.map((id) => doorNames.get(id) ?? t('site.doorGone')).join(', ');
      words.set(key, text);
    }
    return text;
  };
  const count = (codes: readonly string[]) => (codes.length === 0 ? '' : String(codes.length));
  return [
    {
      id: 'name',
      title: t('site.people.name'),
      width: 'minmax(140px, 1.6fr)',
      text: ({ name }) => name,
      cell: ({ name }) => <strong>{name}</strong>,
    },
    { id: 'flat', title: t('site.people.flat'), width: '90px', text: ({ flat }) => flat },
    {
      id: 'phone',
      title: t('site.people.phoneShort'),
      width: 'minmax(110px, 1fr)',
      text: ({ phone }) => phone,
    },
    {
      id: 'group',
      title: t('site.people.group'),
      width: 'minmax(100px, 0.8fr)',
      text: ({ group }) => group,
    },
    {
      id: 'cards',
      title: t('site.people.cards'),
      width: '78px',
      text: ({ cards }) => count(cards),
      sort: ({ cards }) => cards.length,
    },
    {
      id: 'pins',
      title: t('site.people.pins'),
      width: '72px',
      text: ({ pins }) => count(pins),
      sort: ({ pins }) => pins.length,
    },
    {
      id: 'doors',
      title: t('site.people.doors'),
      width: 'minmax(130px, 1.4fr)',
      text: (person) => choice(person.doors),
    },
    {
      id: 'schedule',
      title: t('site.people.schedule'),
      width: 'minmax(100px, 0.8fr)',
      text: ({ schedule }) =>
        schedule === ''
          ? t('site.people.always')
          : (scheduleNames.get(schedule) ?? t('site.people.scheduleGone')),
    },
    {
      id: 'relays',
      title: t('site.people.relays'),
      width: '110px',
      text: ({ relays }) =>
        Array.from(relays, (number) => letters(9)[Number(number) - 1] ?? number).join(', '),
      hidden: true,
    },
    {
      id: 'userId',
      title: t('site.people.userId'),
      width: '100px',
      text: ({ userId }) => userId,
      hidden: true,
    },
    {
      id: 'notes',
      title: t('site.people.notes'),
      width: 'minmax(120px, 1fr)',
      text: ({ notes }) => notes,
      hidden: true,
    },
  ];
}

/** What a file of people or of doors may say, and by which headers its columns are recognised. */
import type { FieldKind, RecordField } from '../device/records';

export const IMPORT_WHAT = ['people', 'doors'] as const;
export type ImportWhat = (typeof IMPORT_WHAT)[number];

interface More {
  readonly max?: number;
  readonly secret?: boolean;
  readonly hint?: string;
}

const field = (
  key: string,
  label: string,
  kind: FieldKind,
  headers: readonly string[],
  more: More = {},
): RecordField => ({ key, label, kind, headers, initial: '', shown: true, max: 63, ...more });

/** Columns of cards beside the first: `Card 2`, `Karte 2`. */
const cardColumns = [2, 3, 4, 5].map((number) =>
  field(
    `Card${number}`,
    `Card ${number}`,
    'cards',
    ['card', 'cards', 'karte', 'carte', 'tarjeta', 'tessera', 'kaart', 'karta', 'fob', 'rfid'].map(
      (word) => `${word} ${number}`,
    ),
    { max: 512 },
  ),
);

/** The further words of names, PINs, cards, telephones and groups come with the kind of the field. */
const PEOPLE: readonly RecordField[] = [
  field('Name', 'Name', 'text', ['name', 'full name', 'nom', 'nombre', 'nome']),
  field('Flat', 'Flat', 'text', [
    ...['flat', 'apartment', 'apt', 'unit', 'room', 'suite', 'flat number', 'apartment number'],
    ...['wohnung', 'whg', 'wohnungsnummer', 'einheit', 'appartement', 'lot', 'piso', 'apartamento'],
    ...['appartamento', 'interno', 'woning', 'huisnummer', 'lagenhet', 'leilighet', 'lejlighed'],
    ...['asunto', 'mieszkanie', 'lokal', 'byt', 'lakas', 'apartament', 'daire', 'квартира', '房号'],
  ]),
  field('Phone', 'Number or address', 'phone', ['phone', 'number', 'tel', 'telephone', 'sip']),
  field('Group', 'Group', 'group', ['group', 'floor', 'stairs', 'aufgang']),
  field('UserID', 'User ID', 'text', ['userid', 'user id', 'id', 'employee']),
  field('PIN', 'PIN', 'pin', ['pin', 'pincode', 'pin code', 'code', 'pin 1'], {
    ...{ max: 16, secret: true },
  }),
  field('PIN2', 'Second PIN', 'pin', ['pin 2', 'second pin', 'zweite pin'], {
    ...{ max: 16, secret: true },
  }),
  field('Card', 'Cards', 'cards', ['card', 'cards', 'card 1', 'karte 1', 'rfid', 'uid', 'fob'], {
    ...{ max: 512, secret: true },
    hint: 'Several in one cell are parted by a semicolon.',
  }),
  ...cardColumns,
  field(
    'Doors',
    'Doors',
    'text',
    [
      ...['doors', 'door', 'entrances', 'access', 'turen', 'tur', 'eingange', 'portes', 'puertas'],
      ...[
        'porte',
        'deuren',
        'dorrar',
        'dorer',
        'ovet',
        'drzwi',
        'dvere',
        'ajtok',
        'kapilar',
        'двери',
      ],
    ],
    { max: 4096, hint: 'Names of the doors parted by a semicolon, or "all".' },
  ),
  field('Relays', 'Relays', 'doors', ['relays', 'relay', 'relais', 'reles', 'rele', 'przekazniki']),
  field('Schedule', 'Schedule', 'text', [
    ...['schedule', 'time profile', 'times', 'zeitplan', 'zeitprofil', 'horaire', 'plage horaire'],
    ...[
      'horario',
      'orario',
      'tijdschema',
      'schema',
      'harmonogram',
      'rozvrh',
      'расписание',
      '时间表',
    ],
  ]),
  field(
    'Notes',
    'Notes',
    'text',
    [
      ...['notes', 'note', 'remark', 'remarks', 'comment', 'comments', 'bemerkung', 'notiz'],
      ...[
        'notizen',
        'remarque',
        'commentaire',
        'notas',
        'comentario',
        'opmerking',
        'uwagi',
        '备注',
      ],
    ],
    { max: 4000 },
  ),
];

const account = (number: 1 | 2): readonly RecordField[] => [
  field(
    `Server${number}`,
    `SIP server ${number}`,
    'text',
    [
      ...[`sip server ${number}`, `server ${number}`, `registrar ${number}`, `pbx ${number}`],
      ...(number === 1 ? ['sip server', 'server', 'registrar', 'pbx', 'telefonanlage'] : []),
    ],
    { max: 255 },
  ),
  field(
    `User${number}`,
    `SIP user ${number}`,
    'text',
    [
      ...[`sip user ${number}`, `user ${number}`, `extension ${number}`, `account ${number}`],
      ...(number === 1
        ? ['sip user', 'sip username', 'extension', 'sip account', 'nebenstelle', 'benutzer']
        : []),
    ],
    { max: 128 },
  ),
  field(
    `Password${number}`,
    `SIP password ${number}`,
    'text',
    [
      ...[`sip password ${number}`, `password ${number}`, `passwort ${number}`],
      ...(number === 1
        ? ['sip password', 'sip secret', 'password', 'passwort', 'kennwort', 'mot de passe']
        : []),
    ],
    { max: 128, secret: true },
  ),
];

const DOORS: readonly RecordField[] = [
  field('DoorName', 'Door', 'text', [
    ...['door', 'name', 'door name', 'entrance', 'intercom', 'station', 'label', 'tur', 'turname'],
    ...['bezeichnung', 'eingang', 'porte', 'nom', 'entree', 'puerta', 'nombre', 'porta', 'nome'],
    ...['deur', 'naam', 'dorr', 'namn', 'dor', 'navn', 'ovi', 'drzwi', 'nazwa', 'dvere', 'дверь'],
  ]),
  field(
    'Position',
    'Position',
    'text',
    [
      ...[
        'position',
        'location',
        'place',
        'where',
        'standort',
        'ort',
        'lage',
        'emplacement',
        'lieu',
      ],
      ...['ubicacion', 'posizione', 'luogo', 'plaats', 'locatie', 'plats', 'lokalizacja', 'место'],
    ],
    { max: 128 },
  ),
  field(
    'Model',
    'Model',
    'text',
    ['model', 'device', 'type', 'modell', 'gerat', 'typ', 'modele', 'modelo', 'modello'],
    {
      max: 32,
    },
  ),
  field('MAC', 'MAC', 'text', ['mac', 'mac address', 'mac adresse', 'mac addr', 'adresse mac']),
  field(
    'Address',
    'Address',
    'text',
    [
      'address',
      'ip',
      'ip address',
      'host',
      'adresse',
      'ip adresse',
      'direccion',
      'indirizzo',
      'adres',
    ],
    { max: 255 },
  ),
  field(
    'FixedAddress',
    'Fixed address',
    'text',
    [
      'fixed address',
      'static ip',
      'static address',
      'feste ip',
      'feste adresse',
      'ip fixe',
      'ip fija',
    ],
    { hint: 'An address that the door shall have, or "DHCP".' },
  ),
  field('Mask', 'Subnet mask', 'text', [
    'mask',
    'subnet mask',
    'netmask',
    'subnetzmaske',
    'masque',
  ]),
  field('Gateway', 'Gateway', 'text', ['gateway', 'router', 'passerelle', 'puerta de enlace']),
  field('DNS1', 'DNS server 1', 'text', ['dns', 'dns 1', 'dns server', 'primary dns']),
  field('DNS2', 'DNS server 2', 'text', ['dns 2', 'secondary dns']),
  ...account(1),
  ...account(2),
  field('Firmware', 'Firmware', 'text', ['firmware', 'version', 'fw']),
  field(
    'DoorNotes',
    'Notes',
    'text',
    ['notes', 'note', 'remark', 'remarks', 'comment', 'bemerkung', 'remarque', 'notas', 'uwagi'],
    { max: 4000 },
  ),
];

export const IMPORT_FIELDS: Readonly<Record<ImportWhat, readonly RecordField[]>> = {
  people: PEOPLE,
  doors: DOORS,
};

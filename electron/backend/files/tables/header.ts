import type { RecordField } from '../../../../shared/device/records';
import { RECORD_KINDS, WEEKDAY_KEYS } from '../../../../shared/device/records';
import type { TableRow } from './table';

/**
 * Words that head a column of other programs, by what the column holds, in the languages of the
 * countries where intercoms are put up. Without accents, lower case, words parted by one space.
 */
const WORDS: Readonly<
  Partial<Record<RecordField['kind'] | 'name' | 'user-id', readonly string[]>>
> = {
  name: [
    ...['display name', 'surname', 'last name', 'first name', 'resident', 'tenant', 'owner'],
    ...['user', 'user name', 'username', 'vorname', 'nachname', 'bewohner', 'mieter', 'person'],
    ...['nom complet', 'prenom', 'locataire', 'nombre completo', 'apellido', 'apellidos'],
    ...['inquilino', 'cognome', 'nominativo', 'nome completo', 'naam', 'bewoner', 'namn', 'navn'],
    ...['nimi', 'nazwa', 'nazwisko', 'imie', 'jmeno', 'prijmeni', 'meno', 'nev', 'nume', 'ime'],
    ...[
      'isim',
      'ad soyad',
      'имя',
      'фио',
      'фамилия',
      "ім'я",
      '姓名',
      '名字',
      '名前',
      '氏名',
      '이름',
    ],
  ],
  pin: [
    ...[
      'pin number',
      'pin no',
      'passcode',
      'access code',
      'door code',
      'keypad code',
      'geheimzahl',
    ],
    ...['zugangscode', 'turcode', 'code pin', 'code d acces', 'codigo', 'codigo pin', 'codice'],
    ...[
      'codice pin',
      'toegangscode',
      'pinkod',
      'pin kod',
      'kod',
      'kod pin',
      'kod dostepu',
      'sifre',
    ],
    ...['пин', 'пин код', 'пинкод', 'код', '密码', '暗証番号', '비밀번호'],
  ],
  card: [
    ...[
      'card no',
      'card nr',
      'card id',
      'card code',
      'card uid',
      'rf card',
      'tag id',
      'tag number',
    ],
    ...['badge', 'badge number', 'badge id', 'key fob', 'keyfob', 'fob number', 'transponder'],
    ...['credential', 'chip', 'karte', 'karten', 'kartennummer', 'karten nr', 'karten id'],
    ...['transpondernummer', 'schlussel', 'carte', 'numero de carte', 'no carte', 'tarjeta'],
    ...['numero de tarjeta', 'llavero', 'tessera', 'numero tessera', 'cartao', 'numero do cartao'],
    ...['kaart', 'kaartnummer', 'druppel', 'kort', 'kortnummer', 'bricka', 'kortti', 'karta'],
    ...['numer karty', 'cislo karty', 'kartya', 'kart', 'kart no', 'карта', 'номер карты', 'ключ'],
    ...['卡号', '卡', 'カード', 'カード番号', '카드', '카드번호'],
  ],
  phone: [
    ...[
      'phone number',
      'mobile',
      'mobile phone',
      'cell',
      'office',
      'ext',
      'sip number',
      'sip user',
    ],
    ...['ip', 'ip address', 'call number', 'telefon', 'telefonnummer', 'rufnummer', 'durchwahl'],
    ...['handy', 'nummer', 'telephone number', 'portable', 'numero de telephone', 'poste'],
    ...['telefono', 'numero de telefono', 'movil', 'extension', 'numero', 'cellulare', 'interno'],
    ...['telefone', 'telemovel', 'ramal', 'telefoon', 'telefoonnummer', 'toestel', 'telefonnr'],
    ...[
      'puhelin',
      'numer telefonu',
      'cislo',
      'telefonszam',
      'телефон',
      'номер',
      '电话',
      '电话号码',
    ],
    ...['電話', '電話番号', '전화번호'],
  ],
  group: [
    ...['gruppe', 'groupe', 'grupo', 'gruppo', 'groep', 'grupp', 'ryhma', 'grupa', 'skupina'],
    ...['группа', '组', '分组', 'グループ', 'categories', 'department', 'abteilung', 'etage'],
    ...[
      'stockwerk',
      'stock',
      'geschoss',
      'level',
      'piso',
      'planta',
      'piano',
      'andar',
      'verdieping',
    ],
    ...['vaning', 'kerros', 'pietro', 'patro', 'poschodie', 'emelet', 'этаж', '楼层', '층'],
  ],
  'user-id': [
    ...['person id', 'employee id', 'employee no', 'personalnummer', 'benutzer id', 'matricule'],
    ...['no', 'nr', 'matricola', 'legajo', '用户id', '工号', '编号'],
  ],
  doors: ['tur', 'turen', 'porte', 'portes', 'puerta', 'puertas', 'porta', 'deur', 'dorr', '门'],
  floors: ['lift floor', 'lift floors'],
};

/** A header as it is compared: no accents, no case, words parted by one space. */
export function normalHeader(header: string): string {
  return header
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_\-./:#°*()"']+/g, ' ')
    .replace(/ı/g, 'i')
    .replace(/ł/g, 'l')
    .replace(/[øö]/g, 'o')
    .trim();
}

function wordsOf(field: RecordField): readonly string[] {
  const kind = field.key === 'Name' ? 'name' : field.key === 'UserID' ? 'user-id' : field.kind;
  const foreign = WORDS[kind === 'cards' ? 'card' : kind] ?? [];
  return [field.key, field.label, ...field.headers, ...foreign].map(normalHeader);
}

const cache = new Map<RecordField, ReadonlyMap<string, number>>();

function ranks(field: RecordField): ReadonlyMap<string, number> {
  const known = cache.get(field);
  if (known) return known;
  const made = new Map<string, number>();
  wordsOf(field).forEach((word, rank) => {
    if (!made.has(word)) made.set(word, rank);
  });
  cache.set(field, made);
  return made;
}

/** How well a header names a field: 0 not at all, 1 exactly. The field's own words count most. */
export function headerScore(header: string, field: RecordField): number {
  const text = normalHeader(header);
  if (text === '') return 0;
  const words = ranks(field);
  const rank = words.get(text);
  if (rank !== undefined) return 1 - Math.min(rank, 99) / 1000;
  const parts = new Set(text.split(' '));
  // "PIN code (4 digits)" names a PIN; short words such as "to" name nothing inside a longer text.
  const inside = [...words.keys()].some((word) => word.length > 2 && parts.has(word));
  return inside ? 0.5 : 0;
}

const ALL_FIELDS = Object.values(RECORD_KINDS).flatMap(({ fields }) => fields);
const DAYS = new Set(WEEKDAY_KEYS.map((day) => day.toLowerCase()));

/** Whether some kind of record has a field of this name. */
export function isKnownHeader(header: string): boolean {
  return (
    DAYS.has(normalHeader(header)) || ALL_FIELDS.some((field) => headerScore(header, field) >= 0.5)
  );
}

/** Whether the first row of a CSV names its columns: a known word, or text above numbers. */
export function looksLikeHeader(rows: readonly TableRow[]): boolean {
  const [first, ...others] = rows;
  if (!first) return false;
  const hasDigits = (cell: string): boolean => /\d/.test(cell);
  const named = first.cells.filter((cell) => cell !== '' && isKnownHeader(cell)).length;
  if (named > 0 && !first.cells.some((cell) => /^\d{3,}$/.test(cell))) return true;
  if (others.length === 0 || first.cells.some(hasDigits)) return false;
  const sample = others.slice(0, 20);
  return first.cells.some((cell, at) => {
    const digits = sample.filter(({ cells }) => hasDigits(cells[at] ?? '')).length;
    return cell !== '' && digits >= sample.length / 2;
  });
}

import { packTgz, unpackTgz } from './archive';
import { attributes, dataXml, elements, escapeMarkup } from './xml';
import { scheduleTokens } from '../schedule-tokens';
import type { Row } from '../types';

const tokens = (value: string): string => scheduleTokens(value).join(';');

function userXml(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const relays = tokens(row['Relays'] ?? '');
    const data = attributes({
      ID: row['ID'] ?? '',
      UserID: row['UserID'] ?? '',
      Name: row['Name'] ?? '',
      WebRelay: row['WebRelay'] ?? '0',
      Floor: row['LiftFloorNum'] ?? '0',
      Phone: row['PhoneNum'] ?? '',
      Group: row['Building'] ?? '',
      PriorityOfCall: '0',
      DialAccount: row['DialAccount'] ?? '0',
      'Schedule-Relay': relays === '' ? '' : `${relays};`,
      'Schedule-SRelay': '',
    });
    const pin = `        <Pin Code="${escapeMarkup(row['PrivatePIN'] ?? '')}" />\n`;
    const cards = (row['CardCode'] ?? '').split(';').filter((card) => card !== '');
    const cardLines = cards.map((card) => `        <Card Code="${escapeMarkup(card)}" />\n`);
    return `    <Data${data}>\n${pin}${cardLines.join('')}    </Data>\n`;
  });
  const head = '<?xml version="1.0" encoding="UTF-8" ?>\n';
  return `${head}<UserData>\n${lines.join('')}</UserData>\n`;
}

function scheduleXml(rows: readonly Row[]): string {
  const data = rows.map((row, index) => ({
    ID: String(index + 1),
    ScheduleID: row['ID'] ?? '',
    Name: row['Name'] ?? '',
    Type: row['Type'] ?? '',
    Date: row['DateStart'] === '' ? '' : `${row['DateStart'] ?? ''}-${row['DateEnd'] ?? ''}`,
    Weekly: row['Week'] ?? '',
    Daily: `${row['TimeStart'] ?? ''}-${row['TimeEnd'] ?? ''}`,
  }));
  return dataXml('Schedule', data);
}

/**
 * UserData.tgz with userdata.xml and DoorSchedule.xml, as an E18C exports it (device notes 2).
 * `Card` elements are assumed: the published sample holds a PIN only.
 */
export function packUserData(users: readonly Row[], schedules: readonly Row[]): Buffer {
  return packTgz([
    { name: 'userdata.xml', body: Buffer.from(userXml(users)) },
    { name: 'DoorSchedule.xml', body: Buffer.from(scheduleXml(schedules)) },
  ]);
}

/** Users of such an archive as the store keeps them; undefined where it is none. */
export function unpackUserData(archive: Buffer): readonly Row[] | undefined {
  const xml = unpackTgz(archive)?.get('userdata.xml')?.toString('utf8');
  if (xml === undefined) return undefined;
  return xml
    .split(/(?=<Data[\s>])/)
    .slice(1)
    .map((part) => {
      const data = elements(part, 'Data')[0] ?? {};
      return {
        Name: data['Name'] ?? '',
        UserID: data['UserID'] ?? '',
        WebRelay: data['WebRelay'] ?? '0',
        LiftFloorNum: data['Floor'] ?? '0',
        PhoneNum: data['Phone'] ?? '',
        Building: data['Group'] ?? '',
        PrivatePIN: elements(part, 'Pin')[0]?.['Code'] ?? '',
        CardCode: elements(part, 'Card')
          .map((card) => card['Code'] ?? '')
          .join(';'),
        Relays: tokens(data['Schedule-Relay'] ?? data['ScheduleRelay'] ?? ''),
      };
    });
}

/**
 * Drift taken into the site: what an intercom has otherwise than the site becomes what the site wants.
 * Pure. Nothing of it is written to an intercom.
 */
import { assertNever } from '../assert';
import type { EditableKind } from '../contract/records';
import type { Site } from './document';
import type { LeftRow } from './list-work';
import type { LineSource } from './plan';
import { refusedBecause, type TakeContext, type Taken } from './take-base';
import { takeContact, takeOtherPerson, takePerson } from './take-person';
import { takeOtherRule, takeRule, takeSchedule } from './take-rest';
import { takeSettings } from './take-settings';

/** Takes the intercom's side of a line of the plan. */
export function takeLine(site: Site, source: LineSource, context: TakeContext): Taken {
  if (source.settings.length > 0) return takeSettings(site, source.settings, context);
  const kind: EditableKind | undefined =
    source.set[0]?.wanted.kind ?? source.remove[0]?.kind ?? source.add[0]?.wanted.kind;
  switch (kind) {
    case 'user':
    case 'privatekey':
    case 'rfkey':
      return takePerson(site, source, context);
    case 'contact':
      return takeContact(site, source, context);
    case 'dialreplace':
      return takeRule(site, source, context);
    case 'schedule':
      return takeSchedule(site, source);
    case 'group':
    case undefined:
      return refusedBecause(site, 'There is nothing of it that could be taken.');
    default:
      return assertNever(kind);
  }
}

/** Takes a row that the site does not know. */
export function takeOther(site: Site, other: LeftRow, context: TakeContext): Taken {
  switch (other.kind) {
    case 'user':
    case 'privatekey':
    case 'rfkey':
    case 'contact':
      return takeOtherPerson(site, other, context);
    case 'dialreplace':
      return takeOtherRule(site, other, context);
    case 'schedule':
      return refusedBecause(site, 'A schedule is taken with the people who have it.');
    case 'group':
      return refusedBecause(site, 'A group is taken with the people who are in it.');
    default:
      return assertNever(other.kind);
  }
}

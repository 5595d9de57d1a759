import type { Site } from '../../shared/site/document';
import type { SiteEdit } from '../../shared/site/edits';
import type { TestBackend } from './backend';

const CHUNK = 500;

/** Enters a site as a person would, list by list. */
export async function enter(app: TestBackend, site: string, made: Site): Promise<void> {
  const edits: SiteEdit[] = [
    ...made.schedules.map((item): SiteEdit => ({ edit: 'put-schedule', item })),
    ...made.servers.map((item): SiteEdit => ({ edit: 'put-server', item })),
    ...made.presets.map((item): SiteEdit => ({ edit: 'put-preset', item })),
    ...made.doors.map((item): SiteEdit => ({ edit: 'put-door', item })),
    ...made.people.map((item): SiteEdit => ({ edit: 'put-person', item })),
    ...made.dialRules.map((item): SiteEdit => ({ edit: 'put-dial-rule', item })),
  ].map((edit) =>
    'item' in edit ? ({ ...edit, item: { ...edit.item, edited: 0 } } as SiteEdit) : edit,
  );
  for (let at = 0; at < edits.length; at += CHUNK)
    await app.call('site.edit', { site, edits: edits.slice(at, at + CHUNK) });
}

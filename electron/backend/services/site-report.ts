import { AppError } from '../../../shared/errors';
import type { Site } from '../../../shared/site/document';
import { codesPage, codeSheet } from '../../../shared/site/report/codes';
import { reportFacts } from '../../../shared/site/report/facts';
import { leftToDo } from '../../../shared/site/report/left-to-do';
import { createWords } from '../../../shared/site/report/words';
import type { Services } from '../services';
import { findEntries, headOf } from '../site/report/history';
import { makeReport, type KnownOfSite } from '../site/report/make';
import { codesScriptHash, sealCodes } from '../site/report/seal-codes';
import type { Core } from './core';

type ReportServices = Pick<
  Services,
  'report.options' | 'report.make' | 'report.codes' | 'history.list' | 'history.get' | 'history.add'
>;

/** `Riverside Court 2026-11-23`: the day as it is on this computer. */
function nameOn(name: string, at: number): string {
  const day = new Date(at);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${name} ${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** The calls about handing over: the report, the sealed codes, the history of visits. */
export function createReportServices(
  core: Core,
  knownOf: (site: Site) => KnownOfSite,
): ReportServices {
  const { sites, files, clock, ports } = core;

  return {
    'report.options': ({ site: id }) => {
      const { site } = sites.get(id);
      const { plan, security } = knownOf(site);
      const left = leftToDo(site, {
        ...(plan && { plan }),
        ...(security && { findings: security.findings }),
      });
      return {
        noPdf: ports.pdf ? ports.pdf.whyNot() : 'Lintel cannot print to PDF here.',
        doors: site.doors.length,
        people: site.people.length,
        withCodes: site.people.filter(({ pins, cards }) => pins.length + cards.length > 0).length,
        photos: site.photos.length,
        visits: site.history.length,
        left: left.length,
      };
    },

    async 'report.make'(input, { caller, signal }) {
      const { site } = sites.get(input.site);
      const at = clock.now();
      const { version, pdf } = ports;
      const known = knownOf(site);
      const made = await makeReport(site, { input, at, version, known, pdf, signal });
      const table = input.format === 'csv' ? ` ${input.table}` : '';
      return files.put(caller, `${nameOn(site.name, at)}${table}.${made.extension}`, made.bytes);
    },

    async 'report.codes'({ site: id, passphrase, language }, { caller }) {
      const { site, locked } = sites.get(id);
      if (locked) throw new AppError('site.locked', 'The PINs and cards of this site are sealed.');
      const at = clock.now();
      const facts = reportFacts(site, {
        ...{ at, madeWith: ports.version, withPeople: true, withPhotos: false, visits: 0 },
      });
      const words = createWords({ language, paper: 'a4' });
      const sealed = await sealCodes(codeSheet(site, facts, words), passphrase);
      const page = codesPage(sealed, {
        ...{ words, siteName: site.name, scriptHash: codesScriptHash() },
      });
      return files.put(caller, `${nameOn(site.name, at)} codes.html`, Buffer.from(page));
    },

    'history.list': ({ site, ...wanted }) => {
      const { total, entries } = findEntries(sites.get(site).site.history, wanted);
      return { total, entries: [...entries] };
    },

    'history.get': ({ site: id, entry }) => {
      const { site } = sites.get(id);
      const found = site.history.find((one) => one.id === entry);
      if (!found)
        throw new AppError('call.bad-input', 'entry: this line is not in the history any more.', {
          details: { field: 'entry' },
        });
      const names = new Map(site.doors.map(({ id: door, name }) => [door, name]));
      const doors = found.doors.map((one) => ({ ...one, name: names.get(one.door) ?? '' }));
      return { ...found, doors };
    },

    async 'history.add'({ site: id, what, title, result }) {
      const open = sites.get(id);
      const before = new Set(open.site.history.map((entry) => entry.id));
      await open.note({ what, title, result, doors: [] });
      const added = open.site.history.find(
        (entry) => !before.has(entry.id) && entry.what === what && entry.title === title,
      );
      if (!added)
        throw new AppError('call.internal', 'The line was written, but is not in the history.');
      return headOf(added);
    },
  };
}

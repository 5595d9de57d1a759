/**
 * Published vulnerabilities of Akuvox units. Each line was read at its source at the date given by
 * `LIST_AS_OF`; what could not be read there is left out. No newer list is fetched: Lintel works
 * with no internet, so the date is shown beside what is found.
 */

/** The day on which this list was put together. */
export const LIST_AS_OF = '2026-11-23';

export interface Vulnerability {
  /** Model as units name themselves, by its beginning. */
  readonly model: string;
  /** First number of its firmware versions. */
  readonly version: number;
  /** The versions that are named, without dots; null: all. */
  readonly only: readonly string[] | null;
  readonly ids: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly published: string;
  readonly what: string;
  /** What is known of a fix, in words. */
  readonly fix: string;
  readonly source: string;
}

export const VULNERABILITIES: readonly Vulnerability[] = [
  {
    model: 'E11',
    version: 111,
    only: null,
    ids: [
      ...['CVE-2023-0343', 'CVE-2023-0344', 'CVE-2023-0345', 'CVE-2023-0346', 'CVE-2023-0347'],
      ...['CVE-2023-0348', 'CVE-2023-0349', 'CVE-2023-0350', 'CVE-2023-0351', 'CVE-2023-0352'],
      ...['CVE-2023-0353', 'CVE-2023-0354', 'CVE-2023-0355'],
    ],
    published: '2023-03-09',
    what: 'its web server, camera, password recovery and SSH can be used without signing in, up to running commands on it',
    fix: 'Published, fix not confirmed: all versions are named, and no fixed version number is known.',
    source: 'https://www.cisa.gov/news-events/ics-advisories/icsa-23-068-01',
  },
  {
    model: 'C315',
    version: 115,
    only: ['1151162613'],
    ids: ['CVE-2021-31726'],
    published: '2021-04-25',
    what: 'anybody in its network can run commands on it through port 189',
    fix: 'The finder says that the maker has published a patch; which version has it is not confirmed.',
    source: 'https://www.cve.org/CVERecord?id=CVE-2021-31726',
  },
  {
    model: 'R50P',
    version: 50,
    only: ['5006156'],
    ids: ['CVE-2019-12324', 'CVE-2019-12327'],
    published: '2019-07-22',
    what: 'it has a telnet service with a password that nobody can change, and its web page lets whoever signs in run commands',
    fix: 'Published, fix not confirmed.',
    source: 'https://www.sit.fraunhofer.de/fileadmin/dokumente/CVE/Advisory_Akuvox_R50P.pdf',
  },
];

/** What is published of a unit with this model and firmware. A unit is known by either. Pure. */
export function vulnerabilitiesOf(unit: {
  readonly model: string;
  readonly firmware: string;
}): readonly Vulnerability[] {
  const name = unit.model.trim().toUpperCase();
  const first = Number(/^(\d+)\./.exec(unit.firmware.trim())?.[1] ?? NaN);
  const digits = unit.firmware.replaceAll('.', '').trim();
  return VULNERABILITIES.filter(
    ({ model, version, only }) =>
      (name.startsWith(model) || first === version) && (only === null || only.includes(digits)),
  );
}

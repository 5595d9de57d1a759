/** What the security page found at each door, at the first look and at the last one. Pure. */
import type { SecurityRow } from '../contract/site-security';
import type { SecurityLook, Site } from './document';
import type { ReportFinding } from './report/schema';
import { sayFinding } from './said';

type Look = SecurityLook['last'];
type Kept = Look['findings'][number];

/** The looks of a site after its doors were looked at; of those that could be read. */
export function lookedAt(site: Site, rows: readonly SecurityRow[], at: number): Site['looks'] {
  const macs = new Map(site.doors.map(({ id, bound }) => [id, bound?.mac ?? '']));
  const looks = new Map(site.looks.map((look) => [look.id, look]));
  for (const { door, state, findings } of rows) {
    const mac = macs.get(door);
    if (state !== 'read' || mac === undefined) continue;
    const last: Look = {
      at,
      findings: findings.map((finding) => {
        const { what, todo } = sayFinding(finding);
        return {
          ...{ finding: finding.id, what: finding.what.slice(0, 1000) },
          ...{ todo: finding.todo.slice(0, 1000), said: { title: [...what], detail: [...todo] } },
        };
      }),
    };
    const known = looks.get(door);
    // Another unit hangs there now: what its predecessor had is not mended by that.
    looks.set(door, { id: door, mac, first: known?.mac === mac ? known.first : last, last });
  }
  return [...looks.values()];
}

/** Of two copies of a site: the earlier first look and the later last one, as long as it is one unit. */
export function mergeLooks(here: Site['looks'], there: Site['looks']): Site['looks'] {
  const own = new Map(here.map((look) => [look.id, look]));
  let changed = false;
  for (const other of there) {
    const mine = own.get(other.id);
    const newer = !mine || other.last.at > mine.last.at ? other : mine;
    const first = mine?.mac === other.mac && mine.first.at < other.first.at ? mine : other;
    const next = mine && mine.mac !== other.mac ? newer : { ...newer, first: first.first };
    if (JSON.stringify(next) === JSON.stringify(mine)) continue;
    own.set(other.id, next);
    changed = true;
  }
  return changed ? [...own.values()] : here;
}

const same = (one: Kept) => (other: Kept) =>
  one.finding === other.finding && one.what === other.what;

function compared({ first, last }: SecurityLook, door: number): readonly ReportFinding[] {
  const gone = first.findings.filter((finding) => !last.findings.some(same(finding)));
  return [...last.findings, ...gone].map((finding) => {
    const now = !gone.includes(finding);
    return {
      ...{ door, title: finding.what, detail: now ? finding.todo : '' },
      said: { title: finding.said.title, detail: now ? finding.said.detail : [] },
      ...{ before: first.findings.some(same(finding)), now },
    };
  });
}

/** What a report says of security; undefined where nobody has looked. */
export function securityOf({
  doors,
  looks,
}: Pick<Site, 'doors' | 'looks'>):
  { readonly at: number; readonly findings: readonly ReportFinding[] } | undefined {
  const [first, ...rest] = looks;
  if (!first) return undefined;
  const byDoor = new Map(looks.map((look) => [look.id, look]));
  return {
    at: rest.reduce((at, { last }) => Math.max(at, last.at), first.last.at),
    findings: doors.flatMap(({ id, bound }, index) => {
      const look = byDoor.get(id);
      return look && look.mac === bound?.mac ? compared(look, index + 1) : [];
    }),
  };
}

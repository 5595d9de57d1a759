import {
  areaLabel,
  configValueWords,
  describeConfigKey,
  sectionLabel,
  sectionOfKey,
  settingName,
  type ConfigKeyInfo,
} from '../../../../shared/device/config-keys';

export interface Setting {
  readonly info: ConfigKeyInfo;
  readonly value: string;
  readonly section: string;
  /** Everything that a search looks into, in lower case; never a password. */
  readonly text: string;
}

export type TreeRow =
  | {
      readonly kind: 'section';
      readonly section: string;
      readonly label: string;
      readonly count: number;
    }
  | { readonly kind: 'setting'; readonly setting: Setting };

/** `SIP account 1 › Server`. */
export function sectionWords(section: string): string {
  const area = section.split('.').slice(0, 2).join('.');
  return section === area ? areaLabel(area) : `${areaLabel(area)} › ${sectionLabel(section)}`;
}

/** Settings in words, sorted by section and then as the intercom sends them. */
export function settingsOf(values: Readonly<Record<string, string>>): readonly Setting[] {
  return Object.entries(values)
    .map(([key, value]): Setting => {
      const info = describeConfigKey(key);
      const section = sectionOfKey(key);
      const shown = info.secret ? '' : `${value} ${configValueWords(info, value)}`;
      const text = `${settingName(info)} ${key} ${sectionWords(section)} ${shown}`.toLowerCase();
      return { info, value, section, text };
    })
    .sort((a, b) => compare(a.section, b.section));
}

const collator = new Intl.Collator('en', { numeric: true });
const compare = (a: string, b: string): number =>
  collator.compare(sectionWords(a), sectionWords(b));

/** Settings that hold every word typed, in the section chosen. */
export function filterSettings(
  settings: readonly Setting[],
  { typed, section }: { readonly typed: string; readonly section: string },
): readonly Setting[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return settings.filter(
    (one) =>
      (section === '' || one.section === section) && words.every((word) => one.text.includes(word)),
  );
}

/** The list as it is shown: each section with its settings below it. */
export function treeRows(settings: readonly Setting[]): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  const counts = new Map<string, number>();
  for (const { section } of settings) counts.set(section, (counts.get(section) ?? 0) + 1);
  let last = '';
  for (const setting of settings) {
    const { section } = setting;
    if (section !== last)
      rows.push({
        kind: 'section',
        section,
        label: sectionWords(section),
        count: counts.get(section) ?? 0,
      });
    last = section;
    rows.push({ kind: 'setting', setting });
  }
  return rows;
}

/** The tree as text for a report or a mail; passwords are masks already. */
export function treeAsText(rows: readonly TreeRow[], title: string): string {
  const lines = rows.map((row) => {
    if (row.kind === 'section') return `\n# ${row.label}`;
    const { info, value } = row.setting;
    const words = configValueWords(info, value);
    const said = [info.label, words === value ? '' : words].filter(Boolean).join(': ');
    return `${info.key} = ${value}${said === '' ? '' : `  # ${said}`}`;
  });
  return `# ${title}\n${lines.join('\n')}\n`;
}

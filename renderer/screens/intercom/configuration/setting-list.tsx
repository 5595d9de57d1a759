import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { configValueWords, settingName } from '../../../../shared/device/config-keys';
import classes from './configuration.module.css';
import type { Setting, TreeRow } from './tree';
import { ValueField } from './value-field';

const SECTION_HEIGHT = 40;
const SETTING_HEIGHT = 60;

interface SettingListProps {
  readonly id: string;
  readonly rows: readonly TreeRow[];
  readonly changes: Readonly<Record<string, string>>;
}

/** The settings by section: two thousand of them are as quick as twenty. */
export function SettingList({ id, rows, changes }: SettingListProps) {
  const { t } = useTranslation();
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => (rows[index]?.kind === 'section' ? SECTION_HEIGHT : SETTING_HEIGHT),
    getItemKey: (index) => keyOf(rows[index]),
    overscan: 8,
  });
  return (
    <div
      ref={scroll}
      className={classes.list}
      role="region"
      aria-label={t('configuration.list')}
      tabIndex={0}
    >
      <ul className={classes.rows} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          const place = { top: item.start, height: item.size };
          return row.kind === 'section' ? (
            <li key={item.key} className={classes.row} data-kind="section" style={place}>
              <strong>{row.label}</strong>
              <span className={classes.count}>
                {t('configuration.count', { count: row.count })}
              </span>
            </li>
          ) : (
            <SettingRow
              key={item.key}
              id={id}
              setting={row.setting}
              change={changes[row.setting.info.key]}
              place={place}
            />
          );
        })}
      </ul>
    </div>
  );
}

const keyOf = (row: TreeRow | undefined): string =>
  row === undefined ? '' : row.kind === 'section' ? row.section : row.setting.info.key;

interface SettingRowProps {
  readonly id: string;
  readonly setting: Setting;
  readonly change: string | undefined;
  readonly place: { readonly top: number; readonly height: number };
}

function SettingRow({ id, setting, change, place }: SettingRowProps) {
  const { t } = useTranslation();
  const { info, value } = setting;
  const was = info.secret ? value : configValueWords(info, value);
  return (
    <li className={classes.row} data-changed={change !== undefined} style={place}>
      <div>
        <div className={classes.name} title={info.help}>
          {settingName(info)}
        </div>
        <div className={classes.key} title={info.key}>
          {change !== undefined && (
            <span className={classes.was}>
              {t('configuration.wasValue', {
                value: was === '' ? t('configuration.empty') : was,
              })}{' '}
            </span>
          )}
          {info.key}
        </div>
      </div>
      <ValueField id={id} setting={setting} change={change} />
    </li>
  );
}

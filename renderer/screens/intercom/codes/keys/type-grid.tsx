import { Button, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CodeKind } from '../../../../../shared/device/code-owners';
import classes from '../codes.module.css';
import { typedFields, type Lines } from './table-text';

const LINES = 5;

export const blankLines = (kind: CodeKind, count = LINES): Lines =>
  Array.from({ length: count }, () => typedFields(kind).map(() => ''));

interface TypeGridProps {
  readonly kind: CodeKind;
  readonly lines: Lines;
  readonly onChange: (lines: Lines) => void;
}

/** A few lines typed by hand. Enter goes to the next line, and makes one at the end. */
export function TypeGrid({ kind, lines, onChange }: TypeGridProps) {
  const { t } = useTranslation();
  const fields = typedFields(kind);
  const put = (at: { readonly line: number; readonly column: number }, value: string) =>
    onChange(
      lines.map((cells, line) =>
        line === at.line
          ? cells.map((cell, column) => (column === at.column ? value : cell))
          : cells,
      ),
    );
  return (
    <>
      <table className={classes.grid}>
        <thead>
          <tr>
            <th scope="col">{t('codes.keys.type.line')}</th>
            {fields.map(({ key, label }) => (
              <th key={key} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((cells, line) => (
            <tr key={line}>
              <td>{line + 1}</td>
              {fields.map(({ key, label, max }, column) => (
                <td key={key}>
                  <input
                    aria-label={t('codes.keys.type.cell', { field: label, number: line + 1 })}
                    autoComplete="off"
                    spellCheck={false}
                    maxLength={max}
                    value={cells[column] ?? ''}
                    onChange={(event) => put({ line, column }, event.currentTarget.value)}
                    onKeyDown={(event) => {
                      if (event.key !== 'Enter' || event.ctrlKey) return;
                      event.preventDefault();
                      const table = event.currentTarget.closest('table');
                      if (line + 1 === lines.length) onChange([...lines, ...blankLines(kind, 1)]);
                      // A frame later the new line is there.
                      requestAnimationFrame(() =>
                        table
                          ?.querySelectorAll('tbody tr')
                          [line + 1]?.querySelector('input')
                          ?.focus(),
                      );
                    }}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Group>
        <Button
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => onChange([...lines, ...blankLines(kind)])}
        >
          {t('codes.keys.type.more')}
        </Button>
      </Group>
    </>
  );
}

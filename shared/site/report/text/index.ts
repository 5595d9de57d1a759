import type { ReportLanguage } from '../choices';
import { de } from './de';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import { it } from './it';
import { nl } from './nl';
import { pl } from './pl';

type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> };
/** The same words in any language: what one table lacks is an error of the compiler. */
export type ReportText = Words<typeof en>;

export const REPORT_TEXTS: Readonly<Record<ReportLanguage, ReportText>> = {
  en,
  de,
  fr,
  es,
  nl,
  pl,
  it,
};

/** Puts values where `{name}` stands. A name without a value stays, so that it is seen. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

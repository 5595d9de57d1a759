/** Languages beside English, in the order in which each row has them. */
export const ROW_LANGUAGES = ['de', 'fr', 'es', 'it', 'nl', 'pl'] as const;

/** One sentence in each of these languages; `{name}` stands for a value. */
export type Row = readonly [string, string, string, string, string, string];

import type { HistoryEntry, Site } from '../../../shared/site/document';

/** A site that is open in this program. */
export interface OpenSite {
  readonly id: string;
  /** As it stands now. While it is locked each secret in it is a mask. */
  readonly site: Site;
  /** Whether the passphrase has not been given yet. */
  readonly locked: boolean;
  /** Why nothing may be changed (newer than this program, open elsewhere, damaged); empty: it may. */
  readonly readOnly: string;
  /** Rises with each change. */
  readonly revision: number;
  /**
   * Changes the document and resolves when it is on the disk, synced. Changes follow one another:
   * `change` gets the document as it is when its turn comes, and must be pure.
   *
   * @throws AppError `site.read-only`, `file.unwritable`; `site.locked` where it changes a secret of
   * a locked site; `site.changed-on-disk` where somebody else has written the file; `call.bad-input`
   * where it would not be a site any more
   */
  edit(change: (site: Site) => Site): Promise<Site>;
  /**
   * Adds a line to the history; the technician is filled in, and so are the ID and the time unless
   * they are given. A line with an ID that is there already is not written again.
   */
  note(
    entry: Omit<HistoryEntry, 'id' | 'at' | 'by'> & Partial<Pick<HistoryEntry, 'id' | 'at'>>,
  ): Promise<void>;
}

/** The sites that are open in this program. */
export interface Sites {
  /** @throws AppError `site.not-open` */
  get(id: string): OpenSite;
  /** The open one that has this intercom bound to a door, if any. */
  ofMac(mac: string): OpenSite | undefined;
}

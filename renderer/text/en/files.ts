/** The screen "Files": firmware images, backups, templates. */
export const files = {
  title: 'Files',
  intro: 'What Lintel keeps on this computer for the intercoms.',
  tabs: 'Kinds of files',
  tab: {
    firmware: 'Firmware',
    backups: 'Backups',
    templates: 'Templates',
  },
};

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api';
import { useWork, type Work } from '../../../components/use-work';

export interface SavedFile extends Omit<Work, 'run'> {
  /** Under which name it was saved, in words; empty before. */
  readonly made: string;
  readonly save: (make: () => Promise<{ readonly token: string; readonly name: string }>) => void;
}

/** Makes a file and gives it to the person. */
export function useSavedFile(): SavedFile {
  const { t } = useTranslation();
  const { run, ...work } = useWork();
  const [made, setMade] = useState('');
  const save: SavedFile['save'] = (make) => {
    setMade('');
    void run(async () => {
      const { token, name } = await make();
      await api.saveFile(token, name);
      setMade(t('site.handOver.made', { name }));
    });
  };
  return { ...work, made, save };
}

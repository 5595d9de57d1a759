import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileHandle } from '../../../shared/contract/app';
import type { FirmwareImage } from '../../../shared/contract/firmware';
import { toAppError, type AppErrorData } from '../../../shared/errors';
import { api } from '../../api';
import { loadImages } from '../../stores/firmware-images';

export interface AddImages {
  readonly add: (file: FileHandle) => void;
  /** Names of the files that are being copied. */
  readonly adding: readonly string[];
  /** What became of the last one, in words; empty before. */
  readonly said: string;
  readonly problem: AppErrorData | null;
  readonly setProblem: (problem: AppErrorData | null) => void;
}

/** Takes files into the library one after another, so that they do not fight for the disk. */
export function useAddImages(onAdded: (image: FirmwareImage) => void): AddImages {
  const { t } = useTranslation();
  const [adding, setAdding] = useState<readonly string[]>([]);
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  const queue = useRef<Promise<void>>(Promise.resolve());

  const take = async ({ token, name }: FileHandle) => {
    try {
      const { image, duplicate } = await api.call('firmware.inspect', { file: token });
      await loadImages();
      const key = duplicate ? 'firmware.images.duplicate' : 'firmware.images.added';
      setSaid(t(key, { name: image.fileName }));
      onAdded(image);
    } catch (error) {
      setProblem(toAppError(error).toData());
    } finally {
      setAdding((names) => names.filter((_, index) => index !== names.indexOf(name)));
    }
  };
  const add = (file: FileHandle) => {
    setProblem(null);
    setSaid('');
    setAdding((names) => [...names, file.name]);
    queue.current = queue.current.then(() => take(file));
  };
  return { add, adding, said, problem, setProblem };
}

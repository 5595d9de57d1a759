import { useEffect } from 'react';
import { create } from 'zustand';
import type { FirmwareImage } from '../../shared/contract/firmware';
import { toAppError, type AppErrorData } from '../../shared/errors';
import { api } from '../api';

interface ImagesState {
  /** Newest first; null until it was read once. */
  readonly images: readonly FirmwareImage[] | null;
  readonly problem: AppErrorData | null;
}

const useStore = create<ImagesState>()(() => ({ images: null, problem: null }));

/** Reads the library; never rejects, see `problem`. */
export async function loadImages(): Promise<void> {
  try {
    const { images } = await api.call('firmware.images', {});
    useStore.setState({ images, problem: null });
  } catch (error) {
    useStore.setState({ problem: toAppError(error).toData() });
  }
}

/** The library of images, kept true while a screen shows it. */
export function useFirmwareImages(): ImagesState {
  useEffect(() => {
    const ends = [
      api.on('firmware.changed', ({ images }) => useStore.setState({ images, problem: null })),
      api.onGap(() => void loadImages()),
    ];
    void loadImages();
    return () => {
      for (const end of ends) end();
    };
  }, []);
  return useStore();
}

import { AppError } from '../../shared/errors';
import type { PickRequest } from './api';

/** Opens the browser's own file dialog; empty when it was closed without a choice. */
export function chooseFiles(request: PickRequest): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = request.multiple ?? false;
    input.accept = request.extensions.map((extension) => `.${extension}`).join(',');
    input.addEventListener('change', () => resolve([...(input.files ?? [])]), { once: true });
    input.addEventListener('cancel', () => resolve([]), { once: true });
    input.click();
  });
}

/** Hands a file to the browser's download list under the name given. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download reads the URL after this turn of the event loop; a minute is ample.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** The content of a file as base64. @throws AppError `file.unreadable` */
export function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const url = reader.result;
      resolve(typeof url === 'string' ? url.slice(url.indexOf(',') + 1) : '');
    });
    reader.addEventListener('error', () =>
      reject(
        new AppError('file.unreadable', `"${file.name}" cannot be read.`, { cause: reader.error }),
      ),
    );
    reader.readAsDataURL(file);
  });
}

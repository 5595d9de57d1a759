import { AppError } from '../../../../shared/errors';

/** Pixels of the longer side that are kept: enough for half a page of a report. */
const LONGEST = 1600;
const QUALITY = 0.85;

/**
 * A photo as it is kept: a telephone takes ten megabytes, a report needs a tenth of one.
 *
 * @throws AppError `file.unreadable` where the file is no picture that this window can show
 */
export async function smallPhoto(file: File): Promise<File> {
  const unreadable = (cause?: unknown) =>
    new AppError('file.unreadable', `"${file.name}" is no picture that can be read here.`, {
      hint: 'Choose a JPEG, PNG or WebP picture.',
      cause,
    });
  const picture = await createImageBitmap(file).catch((error: unknown) => {
    throw unreadable(error);
  });
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const drawing = canvas.getContext('2d');
  if (drawing === null) throw unreadable();
  // What a picture leaves open would be black in a JPEG.
  drawing.fillStyle = '#fff';
  drawing.fillRect(0, 0, canvas.width, canvas.height);
  drawing.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const small = await new Promise<Blob | null>((resolve) =>
    canvas.toBlob(resolve, 'image/jpeg', QUALITY),
  );
  if (small === null) throw unreadable();
  return new File([small], file.name.replace(/\.[^.]*$/, '') + '.jpg', { type: 'image/jpeg' });
}

import type { Page } from '@playwright/test';
import { expect, test } from './support/app';

/** A picture as a browser makes it: its left half red, the rest as it is without any drawing. */
function drawn(page: Page, width: number, height: number, type: string): Promise<Buffer> {
  return page
    .evaluate(
      ([w, h, kind]) => {
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [w, h];
        const drawing = canvas.getContext('2d');
        if (drawing === null) throw new Error('There is nothing to draw with.');
        drawing.fillStyle = '#f00';
        drawing.fillRect(0, 0, w / 2, h);
        return canvas.toDataURL(kind);
      },
      [width, height, type] as const,
    )
    .then((url) => Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
}

/** The same JPEG as a telephone held upright writes it: to be turned by a quarter when it is shown. */
function turned(jpeg: Buffer): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010006000000000000', 'hex');
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, body.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

/** Size of a picture, and what stands at its left and right edge. */
function seen(page: Page, base64: string) {
  return page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
    const canvas = document.createElement('canvas');
    const { width, height } = picture;
    [canvas.width, canvas.height] = [width, height];
    const drawing = canvas.getContext('2d');
    if (drawing === null) throw new Error('There is nothing to draw with.');
    drawing.drawImage(picture, 0, 0);
    const at = (x: number, y: number) => {
      const [r = 0, g = 0, b = 0] = drawing.getImageData(x, y, 1, 1).data;
      return r > 200 && g > 200 && b > 200 ? 'white' : r > 200 && g < 60 ? 'red' : `${r},${g},${b}`;
    };
    const [right, bottom] = [width - 3, height - 3];
    return { width, height, corners: [at(2, 2), at(right, 2), at(2, bottom), at(right, bottom)] };
  }, base64);
}

test('makes photos as small as a report needs, upright, and says which file is no picture', async ({
  app,
  page,
}) => {
  const { site } = await app.call('site.create', { name: 'Quay', passphrase: 'a long passphrase' });
  await app.open(`#/site/${site}/hand-over`);
  await expect(page.getByRole('button', { name: 'Make the report' }).first()).toBeVisible();
  const input = page.locator('input[type=file][accept^="image/jpeg"]');
  const jpeg = await drawn(page, 3200, 1200, 'image/jpeg');
  const files = [
    {
      name: 'large.png',
      mimeType: 'image/png',
      buffer: await drawn(page, 3200, 1200, 'image/png'),
    },
    { name: 'small.png', mimeType: 'image/png', buffer: await drawn(page, 80, 60, 'image/png') },
    { name: 'upright.jpg', mimeType: 'image/jpeg', buffer: turned(jpeg) },
  ];
  await input.setInputFiles(files);
  const photos = async () => (await app.call('site.get', { site })).document.photos;
  await expect.poll(async () => (await photos()).length).toBe(3);
  const kept = await photos();
  expect(kept.map(({ name, type }) => [name, type])).toEqual([
    ['large.jpg', 'image/jpeg'],
    ['small.jpg', 'image/jpeg'],
    ['upright.jpg', 'image/jpeg'],
  ]);
  const pictures = [];
  for (const { id } of kept)
    pictures.push(await seen(page, (await app.call('site.photo', { site, photo: id })).data));
  // The longer side has 1600 pixels at most, nothing is made larger, and what was clear is white.
  expect(pictures).toEqual([
    { width: 1600, height: 600, corners: ['red', 'white', 'red', 'white'] },
    { width: 80, height: 60, corners: ['red', 'white', 'red', 'white'] },
    { width: 600, height: 1600, corners: ['red', 'red', '0,0,0', '0,0,0'] },
  ]);

  await input.setInputFiles({
    ...{ name: 'people.jpg', mimeType: 'image/jpeg' },
    buffer: Buffer.from('Name;PIN'),
  });
  await expect(page.getByRole('alert')).toContainText('"people.jpg" is no picture');
  expect(await photos()).toHaveLength(3);
});

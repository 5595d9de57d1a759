import { png } from '../../build/lib/png.mjs';

export interface PictureOptions {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Another number gives another picture. */
  readonly seed: number;
}

/**
 * A PNG that looks a little like a wall with a door in it and, like a photo, does not get much
 * smaller by compression: about an eighth of a byte for each pixel.
 */
export function picture({ width, height, seed }: PictureOptions): Buffer {
  const stride = width * 3 + 1;
  const rows = Buffer.alloc(stride * height);
  const hue = (seed * 47) % 120;
  const door = { left: width * 0.35, right: width * 0.62, top: height * 0.22 };
  let noise = Math.imul(seed, 2654435761) + 1;
  for (let y = 0; y < height; y += 1) {
    const shade = Math.round((y / height) * 60);
    for (let x = 0; x < width; x += 1) {
      noise = (Math.imul(noise, 1664525) + 1013904223) >>> 0;
      const inDoor = x > door.left && x < door.right && y > door.top;
      const at = y * stride + 1 + x * 3;
      rows[at] = (inDoor ? 70 + hue : 215) - shade;
      rows[at + 1] = (inDoor ? 90 : 205) - shade + (noise >>> 31);
      rows[at + 2] = (inDoor ? 120 : 190) - shade;
    }
  }
  return png({ width, height, alpha: false, rows, level: 6 });
}

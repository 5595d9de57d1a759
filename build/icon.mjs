/**
 * Draws build/icon.png: a lintel over a doorway with an intercom beside it. Kept as a script, so
 * that a change of a colour or a proportion is a change of a number. `node build/icon.mjs`
 */
import { writeFileSync } from 'node:fs';
import { inRoot } from './lib/paths.mjs';
import { png } from './lib/png.mjs';

const SIZE = 512;
/** Points per pixel and direction; the mean of them makes smooth edges. */
const SAMPLES = 4;

/** @typedef {readonly [number, number, number]} Colour */
/** @typedef {{ readonly x: number, readonly y: number, readonly w: number, readonly h: number, readonly r: number, readonly colour: Colour }} Box */

/** From back to front, in pixels; `r` is the radius of the corners. */
/** @type {readonly Box[]} */
const BOXES = [
  { x: 16, y: 16, w: 480, h: 480, r: 96, colour: [24, 49, 83] },
  { x: 80, y: 112, w: 352, h: 64, r: 14, colour: [244, 247, 251] },
  { x: 112, y: 176, w: 48, h: 240, r: 0, colour: [203, 213, 226] },
  { x: 352, y: 176, w: 48, h: 240, r: 0, colour: [203, 213, 226] },
  { x: 160, y: 176, w: 192, h: 240, r: 0, colour: [46, 134, 171] },
  { x: 364, y: 250, w: 24, h: 64, r: 6, colour: [24, 49, 83] },
  { x: 371, y: 260, w: 10, h: 10, r: 5, colour: [255, 190, 92] },
  { x: 316, y: 296, w: 16, h: 40, r: 8, colour: [244, 247, 251] },
  { x: 80, y: 416, w: 352, h: 24, r: 8, colour: [244, 247, 251] },
];

/**
 * @param {Box} box
 * @param {number} px
 * @param {number} py
 */
function covers({ x, y, w, h, r }, px, py) {
  const dx = Math.max(x + r - px, px - (x + w - r), 0);
  const dy = Math.max(y + r - py, py - (y + h - r), 0);
  const inside = px >= x && px <= x + w && py >= y && py <= y + h;
  return inside && dx * dx + dy * dy <= r * r + 1e-9;
}

/**
 * @param {number} column
 * @param {number} row
 * @returns {[number, number, number, number]} red, green, blue, alpha
 */
function pixel(column, row) {
  const total = [0, 0, 0];
  let hits = 0;
  for (let index = 0; index < SAMPLES * SAMPLES; index += 1) {
    const px = column + ((index % SAMPLES) + 0.5) / SAMPLES;
    const py = row + (Math.floor(index / SAMPLES) + 0.5) / SAMPLES;
    const top = BOXES.findLast((box) => covers(box, px, py));
    if (!top) continue;
    hits += 1;
    top.colour.forEach((value, channel) => (total[channel] = (total[channel] ?? 0) + value));
  }
  const [red = 0, green = 0, blue = 0] = total.map((value) =>
    Math.round(value / Math.max(hits, 1)),
  );
  return [red, green, blue, Math.round((255 * hits) / (SAMPLES * SAMPLES))];
}

const rows = Array.from({ length: SIZE }, (_, row) =>
  Buffer.from([0, ...Array.from({ length: SIZE }, (_unused, column) => pixel(column, row)).flat()]),
);

writeFileSync(
  inRoot('build', 'icon.png'),
  png({ width: SIZE, height: SIZE, alpha: true, rows: Buffer.concat(rows) }),
);

import { crc32, deflateSync } from 'node:zlib';

/**
 * @param {string} type four letters
 * @param {Buffer} data
 */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8 + body.length);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), 4 + body.length);
  return frame;
}

/**
 * Writes a picture of eight bits per channel as a PNG.
 * @param {object} picture
 * @param {number} picture.width pixels
 * @param {number} picture.height
 * @param {boolean} picture.alpha whether a pixel has four channels (red, green, blue, alpha) or three
 * @param {Buffer} picture.rows row after row, each with a zero in front (PNG's "no filter")
 * @param {number} [picture.level] of compression, 9 unless told
 * @returns {Buffer}
 */
export function png({ width, height, alpha, rows, level = 9 }) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, alpha ? 6 : 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

import { parseArgs } from 'node:util';
import path from 'node:path';

/**
 * @typedef {object} HostOptions
 * @property {string | undefined} data absolute folder; without it the host takes this user's own
 * @property {number} port 0 lets the system choose
 * @property {boolean} open
 * @property {boolean} practice
 */

/**
 * The options that `npm start`, `npm run practice` and `npm run loopback` share.
 * @param {readonly string[]} argv without node and the script
 * @param {string} [startFolder] npm changes into the checkout; a folder that somebody typed is meant
 *   from where they stood
 * @returns {HostOptions}
 * @throws {Error} on an unknown option or a port that is none
 */
export function hostOptions(argv, startFolder = process.env['INIT_CWD'] ?? '.') {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      data: { type: 'string' },
      port: { type: 'string', default: '0' },
      'no-open': { type: 'boolean', default: false },
      practice: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port takes a number from 0 to 65535, not "${values.port}".`);
  }
  return {
    data: values.data && path.resolve(startFolder, values.data),
    port,
    open: !values['no-open'],
    practice: values.practice,
  };
}

/**
 * The same options as arguments for a host.
 * @param {HostOptions} options
 * @returns {string[]}
 */
export const hostArguments = ({ data, practice }) => [
  ...(data ? ['--data', data] : []),
  ...(practice ? ['--practice'] : []),
];

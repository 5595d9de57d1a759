import { installPackages } from '../../build/lib/debian.mjs';

/**
 * Makes sure of Debian packages that a test drives (a foreign web server, a registrar, a sniffer).
 * Test files run in several processes; the installation is serialised across them.
 * @throws an error that names the packages where they cannot be installed
 */
export const ensurePackages = (names: readonly string[]): Promise<void> => installPackages(names);

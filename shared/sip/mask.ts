/** Stands for what is not shown. */
const MASK = '***';

/** Headers whose Digest answer can be tried against a list of passwords. */
const SIGNING_IN = /^((?:proxy-)?authorization|(?:proxy-)?authentication-info)[ \t]*:/i;

/**
 * Takes out of a SIP message what signs in: answers of Digest, Basic, passwords in addresses, and
 * the keys of an encrypted call. Works on a message that is cut anywhere, and on folded headers.
 */
export function maskSecrets(text: string): string {
  let signingIn = false;
  return text
    .split('\n')
    .map((line) => {
      // A line that begins with a space goes on with the header above it (RFC 3261, section 7.3.1).
      if (!/^[ \t]/.test(line)) signingIn = SIGNING_IN.test(line);
      return maskAddresses(signingIn ? maskAnswer(line) : maskKeys(line));
    })
    .join('\n');
}

function maskAnswer(line: string): string {
  return line
    .replace(/\b(response|rspauth)([ \t]*=[ \t]*)("[^"\r]*|[^\s,"]+)/gi, `$1$2"${MASK}`)
    .replace(/\b(basic|bearer)([ \t]+)[^\s,]+/gi, `$1$2${MASK}`);
}

/** RFC 4568 (SDES), RFC 4566 (k=), RFC 8839 (ICE). */
function maskKeys(line: string): string {
  return line
    .replace(/^(a=crypto:\S+[ \t]+\S+[ \t]+inline:)[^\s|]+/i, `$1${MASK}`)
    .replace(/^(k=\w+:)\S+/i, `$1${MASK}`)
    .replace(/^(a=ice-pwd:)\S+/i, `$1${MASK}`);
}

function maskAddresses(line: string): string {
  return line.replace(/(sips?:[^\s:@<>;]{1,128}:)[^\s@<>;]{1,128}@/gi, `$1${MASK}@`);
}

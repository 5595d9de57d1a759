/**
 * The one error of Lintel. It crosses every boundary as data (`AppErrorData`), is shown to the
 * technician as `message`, then `hint`, then the code small and grey, and is what support asks for.
 *
 * A code is stable: renaming one breaks photographs of screens and tests. The table gives for each
 * code what to do about it (`hint`) and whether the same call may simply be tried again.
 */
interface CodeInfo {
  readonly hint: string;
  readonly retryable: boolean;
}

const row = (hint: string, retryable = false): CodeInfo => ({ hint, retryable });

export const ERROR_CODES = {
  // call.*: the boundary itself
  'call.unknown': row(
    'This window and the program behind it are of different versions. Close Lintel and open it again.',
  ),
  'call.bad-input': row('Correct the field that is named.'),
  'call.bad-output': row('This is a fault in Lintel. Export the log and report it.'),
  'call.too-large': row('Send less at once, or choose the data as a file.'),
  'call.cancelled': row('Nothing further was done.', true),
  'call.untrusted': row('Open Lintel again from its own icon or address.'),
  'call.shut-down': row('Lintel is closing. Open it again.', true),
  'call.internal': row('This is a fault in Lintel. Export the log and report it.'),
  // net.*: between the laptop and the intercom
  'net.timeout': row('Is it powered? Is the cable in? Is it on the network of this laptop?', true),
  'net.refused': row(
    'The address answers, but nothing listens on this port. Check the port, and that the unit has finished starting.',
    true,
  ),
  'net.unreachable': row(
    'There is no way to this address from this laptop. Check the cable, the network card and the subnet.',
    true,
  ),
  'net.dropped': row(
    'The connection broke off. Check the cable; the unit may be restarting.',
    true,
  ),
  'net.unknown-host': row('This name is not known on this network. Use the IP address.'),
  'net.bad-address': row(
    'Write an address such as 192.168.1.20, 192.168.1.20:8080 or https://192.168.1.20.',
  ),
  'net.redirected-away': row(
    'The unit points to another host. Lintel does not follow it there with your password.',
  ),
  // tls.*
  'tls.changed': row(
    'If the unit was replaced or reset, accept the new certificate. If not, somebody may be in between.',
  ),
  'tls.failed': row(
    'This unit offers only encryption that is too old. Switch it to HTTP on its web page.',
  ),
  'tls.required': row('The unit wants HTTPS. Connect with https:// in front of the address.', true),
  // auth.*: whether the intercom lets us in
  'auth.required': row(
    'Enter the user name and password of the HTTP API (web page: Intercom > HTTP API). It is not the password of the web page.',
  ),
  'auth.denied': row(
    'Check the user name and password of the HTTP API (web page: Intercom > HTTP API). It is not the password of the web page.',
  ),
  'auth.locked': row(
    'Look the password up, then sign in with it: after three refusals nothing goes out by itself, so that the unit does not lock you out.',
  ),
  'auth.api-disabled': row(
    'Open its web page, Intercom > HTTP API: set it to Enabled. If it is enabled already, it is in white list mode: add the address of this laptop.',
  ),
  'auth.not-whitelisted': row(
    'Open its web page, Intercom > HTTP API, and add the address of this laptop to the white list, or choose Digest.',
  ),
  'auth.unsupported': row(
    'The unit asks for a way of signing in that Lintel does not know. Choose Digest on its web page, Intercom > HTTP API.',
  ),
  // device.*: what the intercom said
  'device.not-an-intercom': row(
    'Something answers at this address, but it is not an Akuvox intercom. No password was sent.',
  ),
  'device.unsupported': row('This model or firmware does not have this function.'),
  'device.refused': row('The intercom refused the request.'),
  'device.partial': row('Some of the rows were refused. They are named.'),
  'device.busy': row('The intercom is busy. Wait a moment, then try again.', true),
  'device.bad-reply': row(
    'The intercom answered something that cannot be read. Restart it, then try again.',
    true,
  ),
  'device.unknown-outcome': row(
    'The request was sent, but the answer was lost. Read the values again to see whether it took.',
    true,
  ),
  'device.not-stored': row(
    'The intercom said OK but did not keep the value. Its firmware may not have this setting, or a cloud overwrites it.',
  ),
  'device.wrong-md5': row('The image was damaged on the way. Upload it again.', true),
  'device.other-unit': row('Another unit answers at this address now. Search the network again.'),
  'device.not-found': row('Lintel does not know this intercom any more. Search the network again.'),
  // sip.*
  'sip.not-registered': row(
    'Check server, port, user and password with whoever runs the telephone system.',
  ),
  'sip.password-unknown': row(
    'This intercom does not show the password that it holds. Enter it in the form, then try again.',
  ),
  'sip.nothing-set': row('Enter the SIP server and the user name first.'),
  // file.*
  'file.unknown-token': row('Choose the file again.'),
  'file.unreadable': row('Check that the file exists and that you may read it.'),
  'file.unwritable': row('Check that the folder exists and that there is room on the disk.'),
  'file.bad-csv': row('Open the file in a text editor and look at the line that is named.'),
  'file.bad-xml': row('Export the file again from where it comes from. Nothing was changed.'),
  'file.bad-vcf': row('Export the contacts again as vCard 3.0. Nothing was changed.'),
  'file.bad-archive': row('Export the archive again from the intercom. Nothing was changed.'),
  'file.not-text': row(
    'Choose a CSV, XML or VCF file, or an archive that an intercom has exported. A workbook has to be saved as CSV first.',
  ),
  'file.wrong-kind': row('Choose another file, or open this one on the screen it belongs to.'),
  'file.empty': row('Choose a file that has at least one row.'),
  'file.bad-capture': row(
    'Choose a capture that an intercom, Wireshark or tcpdump has saved: a .pcap or .pcapng file.',
  ),
  'file.too-large': row('Choose a smaller file.'),
  // store.*
  'store.damaged': row('The file was set aside under a new name; the last good copy is used.'),
  // site.*: the document of a building
  'site.not-open': row('Open the site first.'),
  'site.not-a-site': row('Choose a file that Lintel has saved: its name ends in .lintel.'),
  'site.damaged': row('Go back to the newest good copy of this site.'),
  'site.read-only': row(
    'Nothing was changed. The site says on its page why, and what can be done.',
  ),
  'site.locked': row('Enter the passphrase of the site, then do it again.'),
  'site.wrong-passphrase': row(
    'Try again; capitals and spaces count. Without the passphrase the site opens all the same, only its PINs, cards and passwords stay hidden.',
  ),
  'site.conflict': row('Look at what the other one has changed, then decide and save again.'),
  'site.changed-on-disk': row(
    'Save yours as a file of its own, open the site again, and compare the two.',
  ),
  'site.in-use': row(
    'Close it there. If nobody works on it there any more, take it over here.',
    true,
  ),
  'site.already-open': row('Close the one that is open, or compare the two.'),
  'site.door-changed': row('Make the plan again, look at it, and apply it.'),
  // plan.*: what has to be done to the intercoms of a site
  'plan.not-found': row('Make the plan again: it is kept until Lintel is closed.'),
  'plan.outdated': row('Make the plan again and look at what it says now.'),
  // acceptance.*
  'acceptance.failed': row('Put right what is named, then check again.', true),
  // binding.*: which intercom hangs at which door
  'binding.taken': row('Unbind it there first, or choose another intercom.'),
  'binding.bound': row('Unbind it first, or replace it: then the new one gets what it had.'),
  // print.*
  'print.no-browser': row(
    'Save the report as HTML, open it in a browser and print it there to PDF. Or install Chromium, Google Chrome or Microsoft Edge on this computer.',
  ),
  'print.failed': row(
    'Try again. If it stays so, save the report as HTML, open it in a browser and print it there.',
    true,
  ),
  // record.*: rows of the lists that were not sent
  'record.invalid': row('Correct the value that is named, then apply again.'),
  'record.conflict': row('Decide which of the two rows is right, then apply again.'),
  'record.read-only': row('This row is changed where it comes from: in the cloud.'),
  // job.*, scan.*, practice.*
  'job.not-found': row('This job is not in the list any more.'),
  'job.cannot-undo': row('There is nothing that this job could put back.'),
  'job.not-ended': row('Wait until it has ended, or stop it.', true),
  'job.not-now': row('Look at the job as it stands now, then choose again.'),
  'job.interrupted': row(
    'Do it again: what is already there is left as it is, and only the rest is written.',
    true,
  ),
  'scan.bad-range': row('Write a range such as 192.168.1.0/24 or 10.0.0.5-80.'),
  'scan.running': row('Stop the running search first.'),
  'practice.unavailable': row('The practice network could not be started on this computer.'),
} as const satisfies Record<string, CodeInfo>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** An error as it travels: plain data, safe to clone, to log and to show. Never holds a secret. */
export interface AppErrorData {
  readonly code: ErrorCode;
  /** What is, in one sentence that a technician understands. */
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
  /** Whether the same call may simply be tried again. */
  readonly retryable: boolean;
  /** Facts for support and for the screen: the field, the address, the HTTP status, the retcode. */
  readonly details: Readonly<Record<string, unknown>>;
}

export interface AppErrorOptions {
  readonly hint?: string;
  readonly retryable?: boolean;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

export class AppError extends Error implements AppErrorData {
  readonly code: ErrorCode;
  readonly hint: string;
  readonly retryable: boolean;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.hint = options.hint ?? ERROR_CODES[code].hint;
    this.retryable = options.retryable ?? ERROR_CODES[code].retryable;
    this.details = options.details ?? {};
  }

  toData(): AppErrorData {
    const { code, message, hint, retryable, details } = this;
    return { code, message, hint, retryable, details };
  }

  static fromData(data: AppErrorData): AppError {
    return new AppError(data.code, data.message, data);
  }
}

/** True for any AppError, or for one with one of the codes given. */
export function isAppError(error: unknown, ...codes: readonly ErrorCode[]): error is AppError {
  return error instanceof AppError && (codes.length === 0 || codes.includes(error.code));
}

/** Turns anything that was thrown into an AppError; what is not known becomes `call.internal`. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof Error && error.name === 'AbortError')
    return new AppError('call.cancelled', 'Cancelled.', { cause: error });
  const message = error instanceof Error ? error.message : String(error);
  return new AppError('call.internal', `Something unexpected happened: ${message}`, {
    cause: error,
  });
}

import type { SystemHealthWords } from '../uk/system-health.ts'
import { decimal, plural } from './plural.ts'

const kept = 'Everything accepted is saved.'
const byItself = 'Work then continues automatically.'

export const messages: SystemHealthWords = {
  title: 'System',
  updated: (moment) => `${moment}, updated automatically`,
  attention: 'Action by the system administrator is required',
  calm: 'Everything works, there is nothing to do',
  calmHelp: 'Any problem will be shown here and at the top of every page.',
  todo: (count) => `To do: ${count}`,
  failed: 'Could not show the system status.',
  diia: {
    what: 'Diia does not answer',
    lost: 'Nothing is lost. Documents cannot be checked and requests cannot be sent now.',
    act: 'Check the server’s internet connection. If it works, wait: we ask Diia every 10 seconds.',
  },
  clock: (slow, distance) => ({
    what: `The server’s clock is ${distance} ${slow ? 'slow' : 'fast'}`,
    lost: 'Nothing is lost: copies are verified by Diia’s time. Times in the journals are not exact.',
    act: 'Turn on time synchronisation (NTP) on the server.',
  }),
  disk: {
    'near-full': {
      what: 'The disk is almost full',
      lost: 'Nothing is lost, everything works.',
      act: 'Free some space or add a disk.',
    },
    full: {
      what: 'The disk is full',
      lost: `${kept} New copies are neither accepted nor acknowledged: they may have to be requested again.`,
      act: `Free some space or add a disk. ${byItself}`,
    },
    'read-only': {
      what: 'The disk is read-only',
      lost: `${kept} New copies are neither accepted nor acknowledged: they may have to be requested again.`,
      act: `Check the disk and the server’s log, and make it writable again. ${byItself}`,
    },
    failing: {
      what: 'The disk reports errors',
      lost: 'New copies are neither accepted nor acknowledged: they may have to be requested again. A disk check will show whether the accepted copies are intact.',
      act: 'Check the disk and the server’s log.',
    },
  },
  late: (since) => ({
    what: `Copies have been waiting to be verified since ${since}`,
    lost: `${kept} Staff see “Verifying the signature”.`,
    act: 'Check whether the server has enough CPU and memory.',
  }),
  packages: (count) => plural(count, 'package waits', 'packages wait'),
  trouble: {
    'disk-full': { what: 'No space to save copies', lost: kept, act: `Free some space on the disk. ${byItself}` },
    'disk-read-only': {
      what: 'Copies cannot be written: the disk is read-only',
      lost: kept,
      act: `Make the disk writable again. ${byItself}`,
    },
    'disk-failing': {
      what: 'Copies cannot be written: the disk has failed',
      lost: 'The packages are waiting, nothing was deleted.',
      act: 'Check the disk and the server’s log.',
    },
    database: {
      what: 'The database does not work correctly',
      lost: kept,
      act: `Check the database and the connection to it. ${byItself}`,
    },
    memory: {
      what: 'The server lacks memory or CPU',
      lost: kept,
      act: `Free or add memory. ${byItself}`,
    },
    keys: {
      what: 'The organisation’s key cannot be opened',
      lost: kept,
      act: `Check the key file, its password and the trust list. ${byItself}`,
    },
    'file-missing': {
      what: 'The file of an accepted package is missing',
      lost: 'Without this file the copy cannot be opened. If Diia sends it again, nothing is lost.',
      act: 'Restore the file from a backup, or connect the disk.',
    },
    'file-damaged': {
      what: 'The file of an accepted package is damaged',
      lost: 'Without this file the copy cannot be opened. If Diia sends it again, nothing is lost.',
      act: 'Restore the file from a backup. Check the disk.',
    },
    unknown: {
      what: 'A package is waiting because of an error in the program',
      lost: kept,
      act: 'Send the server’s log to the developers. A new attempt is made every five minutes.',
    },
  },
  newSetAside: (count) => ({
    what: `Not accepted in the last 24 hours: ${plural(count, 'package', 'packages')}`,
    lost: 'The packages are kept unchanged, and their data were not shown to anybody.',
    act: 'See the reasons below.',
  }),
  missingFiles: (count) => ({
    what: `Missing files that are listed in the database: ${count}`,
    lost: 'Copies in these files cannot be opened now. All others are available.',
    act: 'Restore the folder of files from a backup, or connect its disk, and restart the server.',
  }),
  unknownFiles: (count) => ({
    what: `Files that are not listed in the database: ${count}`,
    lost: 'They were not deleted but moved to a separate folder.',
    act: 'The database was probably restored from an older backup. Compare the backups.',
  }),
  cards: {
    disk: 'Disk',
    free: (free, total) => `${free} of ${total} free`,
    used: (percent) => `${percent} % used`,
    unknown: 'no data',
    queue: 'Copies waiting to be verified',
    now: (count) => `${count} now`,
    oldest: (time) => `oldest since ${time}`,
    clock: 'The server’s clock',
    clockRight: 'matches Diia',
    clockOff: (slow, distance) => `${distance} ${slow ? 'slow' : 'fast'}`,
    clockUnknown: 'Diia has not answered yet',
    diia: 'Connection to Diia',
  },
  distance: (seconds) =>
    seconds < 60
      ? `${seconds} s`
      : seconds < 3600
        ? `${Math.round(seconds / 60)} min`
        : seconds < 172_800
          ? `${Math.round(seconds / 3600)} h`
          : plural(Math.round(seconds / 86_400), 'day', 'days'),
  bytes: (bytes) =>
    bytes >= 1e9
      ? `${rounded(bytes / 1e9)} GB`
      : bytes >= 1e6
        ? `${rounded(bytes / 1e6)} MB`
        : `${Math.max(1, Math.round(bytes / 1e3))} KB`,
  setAside: {
    heading: 'Packages not accepted',
    help: 'They are kept unchanged. No names are shown, because data of such packages cannot be trusted.',
    none: 'No such packages',
    noneHelp: 'All received packages were accepted.',
    more: (count) => `The newest 100 of ${count} are shown.`,
    when: 'When',
    reason: 'Reason',
    request: 'Request',
    size: 'Size',
    what: 'What to do',
    way: { barcode: 'by barcode', qrcode: 'by QR code' },
    noRequest: 'no request',
    window: (window) => `window ${window}`,
    again: 'Check again',
    againOf: (time) => `Check again the package not accepted ${time}`,
    checking: 'Checking…',
    sent: 'The package is being checked again. The result will appear here.',
    failed: 'Could not start the check.',
    gone: 'The package has been checked or is being checked now. Reload the page.',
  },
  reason: {
    'untrusted-signer': 'The signature is not Diia’s',
    'invalid-signature': 'The signature does not match the content',
    'expired-certificate': 'The certificate was not in force',
    'wrong-recipient': 'Not encrypted for our key',
    unreadable: 'The package is damaged',
    unsupported: 'Unknown package format',
    incomplete: 'The package is incomplete',
    'wrong-request': 'Matches none of our requests',
    stale: 'Not signed at the time of the request',
    replayed: 'The same package was received before',
    'too-costly': 'Takes too much time or memory',
  },
  advice: {
    'untrusted-signer': 'Update the trust list (DIIA_TRUST_FILES) and check again.',
    'invalid-signature': 'The package was changed and cannot be accepted. A new request is needed.',
    'expired-certificate': 'Update the trust list and check again.',
    'wrong-recipient': 'Add the key that is registered with Diia and check again.',
    unreadable: 'A new request is needed. If it happens again, tell the developers the request’s number.',
    unsupported: 'Update the program; it will check the package automatically.',
    incomplete: 'A new request is needed.',
    'wrong-request': 'A new request is needed. If it happens again, somebody may be monitoring the centre’s requests.',
    stale: 'Check the server’s clock and check again.',
    replayed: 'Nothing to do: the copy has been received or belongs to another request.',
    'too-costly': 'Check again when the server is less busy.',
  },
}

function rounded(value: number): string {
  return decimal(value, value < 10 ? 1 : 0)
}

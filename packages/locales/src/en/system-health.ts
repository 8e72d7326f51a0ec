import type { SystemHealthWords } from '../uk/system-health.ts'
import { plural } from './plural.ts'

const kept = 'All that was accepted is kept.'
const byItself = 'Work then goes on by itself.'

export const messages: SystemHealthWords = {
  title: 'System',
  updated: (moment) => `${moment}, updates by itself`,
  attention: 'The system administrator’s attention is needed',
  calm: 'All works, there is nothing to do',
  calmHelp: 'Should something happen, you will see it here and at the top of every page.',
  todo: (count) => `To do: ${count}`,
  failed: 'Could not show the state of the system.',
  diia: {
    what: 'Diia does not answer',
    lost: 'Nothing is lost. Documents cannot be checked and requests cannot be sent now.',
    act: 'Check the server’s internet connection. If it works, wait: we ask Diia every 10 seconds.',
  },
  clock: (slow, distance) => ({
    what: `The server’s clock is ${distance} ${slow ? 'slow' : 'fast'}`,
    lost: 'Nothing is lost: copies are judged by Diia’s time. Times in the journals are not exact.',
    act: 'Switch on time synchronisation (NTP) on the server.',
  }),
  disk: {
    'near-full': {
      what: 'The disk is nearly full',
      lost: 'Nothing is lost, all works.',
      act: 'Free some space or add a disk.',
    },
    full: {
      what: 'The disk is full',
      lost: `${kept} New copies are neither taken nor acknowledged: they may have to be asked for again.`,
      act: `Free some space or add a disk. ${byItself}`,
    },
    'read-only': {
      what: 'The disk is read-only',
      lost: `${kept} New copies are neither taken nor acknowledged: they may have to be asked for again.`,
      act: `Check the disk and the server’s log, and make it writable again. ${byItself}`,
    },
    failing: {
      what: 'The disk answers with an error',
      lost: 'New copies are neither taken nor acknowledged: they may have to be asked for again. A check of the disk will show whether what was accepted is whole.',
      act: 'Check the disk and the server’s log.',
    },
  },
  late: (since) => ({
    what: `Copies have been waiting to be verified since ${since}`,
    lost: `${kept} Staff see “Verifying the signature”.`,
    act: 'Check whether the server has enough processor and memory.',
  }),
  packages: (count) => plural(count, 'package waits', 'packages wait'),
  trouble: {
    'disk-full': { what: 'No space to keep copies', lost: kept, act: `Free some space on the disk. ${byItself}` },
    'disk-read-only': {
      what: 'Copies cannot be written: the disk is read-only',
      lost: kept,
      act: `Make the disk writable again. ${byItself}`,
    },
    'disk-failing': {
      what: 'Copies are not written: the disk fails',
      lost: 'The packages wait, nothing was removed.',
      act: 'Check the disk and the server’s log.',
    },
    database: {
      what: 'The database does not answer as it should',
      lost: kept,
      act: `Check the database and the connection to it. ${byItself}`,
    },
    memory: {
      what: 'The server is short of memory or processor',
      lost: kept,
      act: `Free some memory or add some. ${byItself}`,
    },
    keys: {
      what: 'The organisation’s key cannot be opened',
      lost: kept,
      act: `Check the key file, its password and the trust list. ${byItself}`,
    },
    'file-missing': {
      what: 'The file of an accepted package is gone',
      lost: 'Without this file the copy cannot be opened. If Diia sends it again, all is well.',
      act: 'Bring the file back from a backup, or connect the disk.',
    },
    'file-damaged': {
      what: 'The file of an accepted package is damaged',
      lost: 'Without this file the copy cannot be opened. If Diia sends it again, all is well.',
      act: 'Bring the file back from a backup. Check the disk.',
    },
    unknown: {
      what: 'A package waits because of a fault of the program',
      lost: kept,
      act: 'Give the server’s log to the developers. It is tried again every five minutes.',
    },
  },
  newSetAside: (count) => ({
    what: `Not accepted within a day: ${plural(count, 'package', 'packages')}`,
    lost: 'The packages are kept whole, their data were shown to nobody.',
    act: 'See the reasons below.',
  }),
  missingFiles: (count) => ({
    what: `Files missing that the database knows: ${count}`,
    lost: 'Copies in these files cannot be opened now. All others are kept.',
    act: 'Put the folder of files back from a backup, or connect its disk, and restart the server.',
  }),
  unknownFiles: (count) => ({
    what: `Files unknown to the database: ${count}`,
    lost: 'They were not removed but moved to a folder of their own.',
    act: 'Most likely the database was restored from an older backup. Compare the backups.',
  }),
  cards: {
    disk: 'Disk',
    free: (free, total) => `${free} of ${total} free`,
    used: (percent) => `${percent} % used`,
    unknown: 'no data',
    queue: 'Copies waiting to be verified',
    now: (count) => `${count} now`,
    oldest: (time) => `the oldest since ${time}`,
    clock: 'The server’s clock',
    clockRight: 'agrees with Diia',
    clockOff: (slow, distance) => `${distance} ${slow ? 'slow' : 'fast'}`,
    clockUnknown: 'Diia has not answered yet',
    diia: 'Link to Diia',
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
      ? `${decimal(bytes / 1e9)} GB`
      : bytes >= 1e6
        ? `${decimal(bytes / 1e6)} MB`
        : `${Math.max(1, Math.round(bytes / 1e3))} KB`,
  setAside: {
    heading: 'Packages not accepted',
    help: 'Each is kept whole. There are no names here: data of such packages cannot be believed.',
    none: 'There are none',
    noneHelp: 'All that came was accepted.',
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
    failed: 'Could not begin the check.',
    gone: 'The package has been checked, or is being checked now. Reload the page.',
  },
  reason: {
    'untrusted-signer': 'The signature is not Diia’s',
    'invalid-signature': 'The signature does not match the content',
    'expired-certificate': 'The certificate was not in force',
    'wrong-recipient': 'Not encrypted for our key',
    unreadable: 'The package is damaged',
    unsupported: 'Unknown form of package',
    incomplete: 'The package is incomplete',
    'wrong-request': 'Matches none of our requests',
    stale: 'Not signed at the time of the request',
    replayed: 'Such a one came before',
    'too-costly': 'Takes too much time or memory',
  },
  advice: {
    'untrusted-signer': 'Update the trust list (DIIA_TRUST_FILES) and check again.',
    'invalid-signature': 'Nothing helps: the package was changed. A new request is needed.',
    'expired-certificate': 'Update the trust list and check again.',
    'wrong-recipient': 'Add the key that is registered with Diia and check again.',
    unreadable: 'A new request is needed. If it happens again, give the request’s number to the developers.',
    unsupported: 'Update the program; it will check the package by itself.',
    incomplete: 'A new request is needed.',
    'wrong-request': 'A new request is needed. If it happens again, somebody watches the centre’s requests.',
    stale: 'Compare the server’s clock and check again.',
    replayed: 'Nothing: the copy is here or belongs to another request.',
    'too-costly': 'Check again when the server is less busy.',
  },
}

function decimal(value: number): string {
  return new Intl.NumberFormat('en', { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)
}

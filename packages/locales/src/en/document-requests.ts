import type { DocumentRequestWords } from '../uk/document-requests.ts'
import { plural } from './plural.ts'

const newCode = '“Please tap the document in Diia again to get a new code.”'

export const messages: DocumentRequestWords = {
  kicker: 'Copy request',
  asking: { word: 'Asking Diia…', lead: 'Sending the copy request.' },
  waiting: {
    word: 'Waiting for the visitor',
    left: (time) => `The code is valid for at most another ${time}`,
    timer: (seconds) => {
      const minutes = Math.floor(seconds / 60)
      return `The code is valid for at most another ${minutes > 0 ? `${plural(minutes, 'minute', 'minutes')} ` : ''}${plural(seconds % 60, 'second', 'seconds')}`
    },
    say: '“Open the request in Diia, review it, confirm it and enter your five-digit password.”',
    accepted: 'Diia accepted the request',
    confirms: 'The visitor confirms on the phone',
    now: 'now',
    comes: 'The copies will appear here automatically',
    cancel: 'Cancel the request',
    cancelling: 'Cancelling…',
    cancelFailed: 'Could not cancel.',
  },
  checking: {
    word: 'Verifying the signature',
    lead: 'The copies have been received. They will open as soon as the signature is verified.',
    confirmed: 'The visitor confirmed',
    received: 'Copies received, verifying the signature',
    opens: 'The copies will open here',
  },
  arrived: {
    word: 'Copies received',
    took: (seconds) => `in ${seconds} s`,
    kept: 'copies are saved',
  },
  otherPerson: {
    word: 'Documents of another person',
    names: (here, inHand) => `Copies: ${here}. Applicant: ${inHand}.`,
    act: 'Ask whose documents these are. If another visitor has come, press “Next visitor” and ask for a new code; if it is a representative or a relative, continue.',
    attached: (number) => `The copies have been attached to appeal ${number}: if this is a mistake, make a note in it.`,
  },
  refused: {
    word: 'The visitor refused',
    reason: 'No copies were shared',
    lead: 'If it was a mistake, scan a new code and send the request again. Otherwise accept paper documents.',
  },
  lapsed: {
    word: 'Time has expired',
    reason: 'No confirmation was received within 3 minutes',
    say: '“The time has expired. Please tap the document in Diia again, I will send a new request.”',
    quiet: 'No copies were shared. If copies arrive later, they will appear in the list on the right.',
  },
  cancelled: {
    word: 'Request cancelled',
    reason: 'We are no longer waiting for copies',
    lead: 'If the visitor still confirms it on the phone, the copies will appear in the list on the right. For a new request, scan a new code.',
  },
  quarantined: {
    word: 'Copy not accepted',
    unusable: 'These copies must not be used.',
    hidden: 'The data are hidden, and the files are stored separately.',
    say: '“The copy was received with an error. Let us send the request again.”',
    quiet: 'The administrator will see this under “System”. If it happens again, ask for the original.',
    reason: {
      'untrusted-signer': 'The signature is not Diia’s',
      'invalid-signature': 'The signature does not match the content',
      'expired-certificate': 'The signing certificate has expired or is not in force yet',
      'wrong-recipient': 'The package is not encrypted for our centre',
      unreadable: 'The package is damaged and could not be read',
      unsupported: 'The package has an unknown format',
      incomplete: 'The package is incomplete',
      'wrong-request': 'The package matches none of our requests',
      stale: 'The package was received too late',
      replayed: 'The same package was received before',
      'too-costly': 'The package could not be verified within the time limit',
    },
    why: {
      'untrusted-signer': 'The package was received, but its seal is unknown.',
      'invalid-signature': 'The package was received, but it was changed after signing.',
      'expired-certificate':
        'The package was received, but its signing certificate has expired or is not in force yet.',
      'wrong-recipient': 'The package was received, but our key cannot open it.',
      unreadable: 'The package was received, but it could not be read.',
      unsupported: 'The package was received, but its signature or encryption is unknown.',
      incomplete: 'Only part of the package was received.',
      'wrong-request': 'The package was received, but we did not request it.',
      stale: 'The package was received when it was no longer expected.',
      replayed: 'The package was received a second time; somebody may have replayed it.',
      'too-costly': 'The package was received, but it takes too much time or memory to verify. It is kept unchanged.',
    },
  },
  codeNo: {
    'not-valid': {
      word: 'Not valid',
      reason: 'Diia answered “no” and gave no reason',
      say: '“Diia did not confirm the document. Refresh the code and let us try again.”',
      quiet: 'No copies were shared. If a new code does not work either, accept paper documents.',
    },
    'code-expired': {
      word: 'Code is not valid',
      reason: '3 minutes have passed: the code has expired',
      say: newCode,
      quiet: 'This concerns only the code. The visitor received no request.',
    },
    'code-used': {
      word: 'Code is not valid',
      reason: 'It has been used before',
      say: '“This code has been used. Please refresh it in Diia.”',
      quiet: 'Each code works once. If the visitor shows a screenshot, ask to open the app.',
    },
    'code-unknown': {
      word: 'Code is not valid',
      reason: 'Diia does not know this code',
      say: newCode,
      quiet: 'This happens when a code is too old or a screenshot is shown. The visitor received no request.',
    },
  },
  couldNotAsk: {
    word: 'Could not send the request',
    notRefused: 'This is not a refusal: most likely the visitor received no request.',
    codeGone: 'To send it again, scan the code from the phone.',
    retry: 'Send again',
  },
}

import type { DocumentRequestWords } from '../uk/document-requests.ts'
import { plural } from './plural.ts'

const newCode = '“Please tap the document in Diia again to get a new code.”'

export const messages: DocumentRequestWords = {
  kicker: 'Copy request',
  asking: { word: 'Asking Diia…', lead: 'Sending the copy request.' },
  waiting: {
    word: 'Waiting for the visitor',
    left: (time) => `The code works for at most another ${time}`,
    timer: (seconds) => {
      const minutes = Math.floor(seconds / 60)
      return `The code will live at most another ${minutes > 0 ? `${plural(minutes, 'minute', 'minutes')} ` : ''}${plural(seconds % 60, 'second', 'seconds')}`
    },
    say: '“Open the request in Diia, look it through, confirm it and enter your five-digit password.”',
    accepted: 'Diia accepted the request',
    confirms: 'The visitor confirms on the phone',
    now: 'now',
    comes: 'Copies will come here by themselves',
    cancel: 'Cancel the request',
    cancelling: 'Cancelling…',
    cancelFailed: 'Could not cancel.',
  },
  checking: {
    word: 'Verifying the signature',
    lead: 'The copies are here. They open by themselves as soon as the signature is verified.',
    confirmed: 'The visitor confirmed',
    received: 'Copies have come, verifying the signature',
    opens: 'Copies will open here',
  },
  arrived: {
    word: 'Copies received',
    took: (seconds) => `in ${seconds} s`,
    kept: 'copies are kept',
  },
  otherPerson: {
    word: 'Documents of another person',
    names: (here, inHand) => `The copies are of: ${here}. In hand: ${inHand}.`,
    act: 'Ask whose documents these are. If another visitor has come, press “Next visitor” and ask for a new code; if it is a representative or a relative, go on.',
    attached: (number) => `The copies have been added to appeal ${number}: if by mistake, write so in it.`,
  },
  refused: {
    word: 'The visitor refused',
    reason: 'Nothing was handed over',
    lead: 'If that was an accident, scan a new code and send the request again. If not, accept paper documents.',
  },
  lapsed: {
    word: 'Time ran out',
    reason: 'No confirmation came within 3 minutes',
    say: '“The time is over. Please tap the document in Diia again, I will send a new request.”',
    quiet: 'Nothing was handed over. If the copies come after all, they will appear in the list on the right.',
  },
  cancelled: {
    word: 'Request cancelled',
    reason: 'It is no longer waited for',
    lead: 'If the visitor confirms it on the phone after all, the copies will appear in the list on the right. For a new request, scan a new code.',
  },
  quarantined: {
    word: 'Copy not accepted',
    unusable: 'These copies must not be used.',
    hidden: 'The data are hidden, the files are kept apart.',
    say: '“The copy came with an error. Let us send the request again.”',
    quiet: 'The administrator will see this under “System”. If it happens again, ask for the original.',
    reason: {
      'untrusted-signer': 'The signature is not Diia’s',
      'invalid-signature': 'The signature does not match the content',
      'expired-certificate': 'The signing certificate has expired or is not in force yet',
      'wrong-recipient': 'The package is not encrypted for our centre',
      unreadable: 'The package is damaged and could not be read',
      unsupported: 'The package has a form that we do not know',
      incomplete: 'The package came incomplete',
      'wrong-request': 'The package matches none of our requests',
      stale: 'The package came too late',
      replayed: 'Such a package came before',
      'too-costly': 'The package could not be verified in the time it may take',
    },
    why: {
      'untrusted-signer': 'The package came, but the seal on it is unknown.',
      'invalid-signature': 'The package came, but it was changed after it was signed.',
      'expired-certificate': 'The package came, but the certificate that signed it has expired or is not in force yet.',
      'wrong-recipient': 'The package came, but our key does not open it.',
      unreadable: 'The package came, but it could not be taken apart.',
      unsupported: 'The package came, but its signature or cipher is unknown to us.',
      incomplete: 'Only a part of the package came.',
      'wrong-request': 'The package came, but we did not ask for it.',
      stale: 'The package came when it was no longer waited for.',
      replayed: 'The package came a second time, which may be somebody’s replay.',
      'too-costly': 'The package came, but it takes too much time or memory. It is kept whole.',
    },
  },
  codeNo: {
    'not-valid': {
      word: 'Not valid',
      reason: 'Diia answered “no” and gave no reason',
      say: '“Diia did not confirm the document. Refresh the code and let us try again.”',
      quiet: 'Nothing was handed over. If a new code does not work either, accept paper documents.',
    },
    'code-expired': {
      word: 'Code is not valid',
      reason: '3 minutes have passed: the code has expired',
      say: newCode,
      quiet: 'This is about the code only. No request reached the visitor.',
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
      quiet: 'This happens when a code is too old or a screenshot is shown. No request reached the visitor.',
    },
  },
  couldNotAsk: {
    word: 'Could not send the request',
    notRefused: 'This is no refusal: most likely no request reached the visitor.',
    codeGone: 'To send it again, scan the code from the phone.',
    retry: 'Send again',
  },
}

import type { ValidationWords } from '../uk/validations.ts'

const newCode = '“Please tap the document in Diia again to get a new code.”'

export const messages: ValidationWords = {
  took: (seconds) => `Answered in ${seconds} s`,
  tookNoTime: 'Answered immediately',
  valid: {
    word: 'Document is valid',
    reason: (time) => `Diia confirmed it at ${time}`,
    compare: 'Compare the photo with the person.',
    compareWhy: 'See the name and the photo on the phone: a check does not transmit them.',
    toCopies: 'Get copies',
    toCopiesHint: 'needs a new code',
  },
  notValid: {
    word: 'Not valid',
    reason: 'Diia answered “no” and gave no reason',
    say: '“Diia did not confirm the document. Refresh the code and let us try again.”',
    quiet: 'If a new code does not work either, ask for the paper or plastic document.',
  },
  codeExpired: {
    word: 'Code is not valid',
    reason: '3 minutes have passed: the code has expired',
    say: newCode,
    quiet: 'This concerns only the code, not the document.',
  },
  codeUsed: {
    word: 'Code is not valid',
    reason: 'It has been used before',
    say: '“This code has been checked already. Please refresh it in Diia.”',
    quiet: 'Each code works once. If the visitor shows a screenshot, ask to open the app.',
  },
  codeUsedByUs: {
    word: 'Code is not valid',
    reason: 'It was probably used by the earlier attempt that Diia did not answer',
    say: '“The connection was lost. Please refresh the code in Diia.”',
    quiet: 'This concerns only the code, not the document.',
  },
  codeUnknown: {
    word: 'Code is not valid',
    reason: 'Diia does not know this code',
    say: newCode,
    quiet: 'This happens when a code is too old or a screenshot is shown. This does not concern the document.',
  },
  couldNotCheck: {
    word: 'Could not check',
    notInvalid: 'This does not mean that the document is not valid.',
    codeGone: 'To check again, scan the code from the phone.',
    retry: 'Check again',
  },
}

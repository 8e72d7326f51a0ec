import type { ScannerWords } from './messages.uk.ts'

export const scannerEn: ScannerWords = {
  ready: 'USB scanner is ready',
  readyHint: 'reads from anywhere on the page',
  works: 'USB scanner works',
  lastRead: (time) => `last read at ${time}`,
  deaf: {
    'other-window': { title: 'The scanner types elsewhere', hint: 'click anywhere on this page' },
    frame: { title: 'The scanner types into the document', hint: 'click anywhere outside the document' },
  },
  check: 'Check the scanner',
  toSettings: 'Scanner check',
  misread: {
    word: 'The code was not read',
    reason: 'Nothing was sent',
    blame: 'It seems to be the scanner’s set-up.',
    meanwhile: 'Meanwhile use the camera or type the 13 digits.',
    toSettings: 'Check the scanner',
    fault: {
      'no-check-digit': 'It did not send the last digit, the check digit.',
      'other-layout': 'It types for another keyboard layout.',
      'cut-short': 'The code did not arrive whole.',
      'extra-signs': 'It adds signs to the code.',
    },
  },
}

import type { ScannerWords } from '../uk/scanner.ts'

export const messages: ScannerWords = {
  unheard: 'USB scanner',
  unheardHint: 'waiting for the first scan',
  ready: 'USB scanner is ready',
  directHint: 'connected directly',
  works: 'USB scanner works',
  lastRead: (time) => `last scan at ${time}`,
  focusElsewhere: {
    'other-window': { title: 'The scanner types into another window', hint: 'click anywhere on this page' },
    frame: { title: 'The scanner types into the document', hint: 'click anywhere outside the document' },
  },
  check: 'Check the scanner',
  title: 'Scanner check',
  toDesk: 'Go to the workplace',
  lead: 'Point the scanner at the code. It is a test code: nothing is sent to Diia.',
  which: 'Which code to show',
  codes: {
    qr: { name: 'QR code', where: 'on every phone', picture: 'Test QR code' },
    'ean-13': { name: 'EAN-13', where: 'barcode on Android', picture: 'Test barcode EAN-13' },
    'code-128': { name: 'Code 128', where: 'barcode on iPhone', picture: 'Test barcode Code 128' },
  },
  codeState: { unread: 'not read yet', whole: 'read', damaged: 'read incorrectly' },
  unreadHelp: (name) => `Not read? Turn on the symbology ${name} with a code in the scanner’s manual.`,
  verdict: {
    waiting: 'Waiting for the first scan',
    some: 'Correct so far. Scan the other codes',
    ready: 'The scanner is ready',
    fault: 'The scanner settings must be changed',
  },
  last: {
    document: 'It looks like the code of a real document. On this page it is neither sent nor shown.',
    something: 'Something else was read. Point the scanner at the code on this screen.',
  },
  findings: 'Results of the check',
  level: { unknown: 'not known yet', ok: 'correct', note: 'can be improved', fault: 'error' },
  content: {
    title: 'Content of the code',
    unknown: 'Known after the first scan.',
    arrived: 'Received',
    arrival: {
      whole: 'Complete, with its check digit.',
      'no-check-digit': 'The last digit, the check digit, is missing. Turn on Transmit Check Digit in the scanner.',
      'other-layout':
        'Wrong characters: the scanner is set to another keyboard layout. Set it to the US layout (USB Keyboard, US English).',
      'cut-short': 'Only part of the code was received. Remove the length limit in the scanner and scan again.',
      'lost-characters':
        'Some characters were lost. Increase the Inter-character Delay in the scanner, or connect it without an extension cable.',
      'extra-characters':
        'Characters were added to the code. Turn off prefix, suffix and data formatting in the scanner.',
    },
  },
  layout: {
    title: 'Keyboard layout',
    unknown: 'Known after a scan of the QR code, which contains letters.',
    name: {
      us: 'English.',
      ukrainian: 'Ukrainian. No problem: keys are read, not letters.',
      russian: 'Russian. No problem: keys are read, not letters.',
      cyrillic: 'Cyrillic. No problem: keys are read, not letters.',
      other: 'Another layout. No problem: keys are read, not letters.',
      unknown: 'No problem: keys are read, not letters.',
    },
    remote:
      'The computer sends letters without keys, as a remote desktop does. Codes are recognised, but it is safer to open this page on the computer itself.',
    capsLock: 'Caps Lock is on, which is no problem either.',
    typed: 'Windows would have typed',
  },
  end: {
    title: 'End of the code',
    unknown: 'Known after the first scan.',
    by: {
      Enter: 'Enter: the fastest.',
      NumpadEnter: 'Enter: the fastest.',
      Tab: 'Tab: as good as Enter.',
      'Ctrl+J':
        'The character LF: it is accepted, but opens windows in other programs. The suffix Enter (CR) is better.',
      'Ctrl+M': 'CR as Ctrl+M: it is accepted. The suffix Enter is better.',
      none: 'Nothing: the code is accepted later, and a slow scanner may be mistaken for typing. Add the suffix Enter (CR).',
    },
  },
  pace: {
    title: 'Speed',
    unknown: 'Known after the first scan.',
    ok: (ms) => `${ms} ms per key.`,
    slow: (ms, seconds) =>
      `${ms} ms per key: a QR code takes ${seconds} s. Reduce the Inter-character Delay in the scanner.`,
  },
  additions: {
    title: 'Additions to the code',
    known:
      'They are known from the manufacturers’ tables and are removed. You may turn off AIM ID, Code ID, prefix and suffix in the scanner.',
    unknown:
      'No manufacturer’s table has these characters, so a code with them is not accepted. Turn off prefix, suffix and Code ID in the scanner.',
    doubtful: (makes) =>
      `Different manufacturers (${makes}) use this character for different codes, so we do not guess. Turn off Code ID (Label ID) in the scanner, or choose AIM ID.`,
    controls: 'Control characters',
    identifier: 'Kind of code (AIM ID)',
    eci: (charset) => `Encoding (ECI), ${charset}`,
    codeId: (makes) => `Manufacturer’s code (Code ID), ${makes}`,
  },
  altCodes: {
    title: 'Typing with Alt',
    text: 'The scanner types characters as Alt codes. They are accepted, but slowly: turn off the Alt mode (Universal Keyboard).',
  },
  nothing: {
    title: 'No scan received?',
    steps: [
      'It beeps, and nothing happens here: it types into another window. Click on this page.',
      'It has no light: check the cable or try another USB port.',
      'It shows a thin red line: it is a laser scanner and cannot read screens. Use a 2D scanner.',
      'Its light is on and does not beep: make the screen brighter and hold the scanner 10–20 cm away.',
      'It beeps but types nothing: turn on the keyboard mode (USB Keyboard, HID) with a code in its manual.',
    ],
  },
  direct: {
    title: 'Direct connection',
    about:
      'The scanner sends the code to the page without keys: layout, cursor and other windows do not matter. First turn on its mode HID POS or USB COM with a code in its manual.',
    unavailable:
      'A scanner can also be connected directly, but not in this browser. Use Chrome or Edge and a secure address (https).',
    connect: { hid: 'Connect HID POS', serial: 'Connect USB COM' },
    port: 'Scanner at a USB COM port',
    connected: (name) => `${name}: connected`,
    forget: 'Disconnect',
    outcome: {
      none: 'Nothing was chosen. If the scanner is not in the list, turn on its mode HID POS or USB COM.',
      unsuitable: 'This device cannot send codes directly. Turn on the scanner’s mode HID POS.',
      busy: 'The scanner is in use: close the other window or program that uses it.',
      failed: 'Could not connect. Unplug the cable, plug it in and try again.',
    },
  },
  trial: {
    label: 'Test field',
    hint: 'Click into the field and scan a code: the text does not change.',
    text: 'Application for registration',
    back: 'Text and cursor are unchanged.',
  },
  misread: {
    word: 'The code was not read',
    reason: 'Nothing was sent',
    blame: 'The cause is probably the scanner’s settings.',
    meanwhile: 'Meanwhile use the camera or type the 13 digits.',
    toSettings: 'Check the scanner',
    fault: {
      'no-check-digit':
        '12 digits of 13 were received: the scanner did not send the check digit, or it read a product barcode.',
      'other-layout': 'It is set to another keyboard layout.',
      'cut-short': 'The code was not received in full.',
    },
    quoted: (characters) => `“${characters}”`,
    extraCharacters: (characters) =>
      `Extra characters around the code: ${characters}. Turn off prefix, suffix and Code ID in the scanner.`,
    doubtfulCharacters: (characters) =>
      `The scanner adds ${characters} to the code. Manufacturers use it for different codes, so we do not guess: turn off its Code ID.`,
    otherSymbology: {
      word: 'Not a Diia code',
      reason: 'Nothing was sent',
      text: (name) =>
        `The scanner reported ${name}. Diia shows 13 digits only as EAN-13 or Code 128, and links only as a QR code.`,
    },
  },
}

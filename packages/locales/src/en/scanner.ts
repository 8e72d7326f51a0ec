import type { ScannerWords } from '../uk/scanner.ts'

export const messages: ScannerWords = {
  unheard: 'USB scanner',
  unheardHint: 'waiting for the first read',
  ready: 'USB scanner is ready',
  directHint: 'connected directly',
  works: 'USB scanner works',
  lastRead: (time) => `last read at ${time}`,
  focusElsewhere: {
    'other-window': { title: 'The scanner types elsewhere', hint: 'click anywhere on this page' },
    frame: { title: 'The scanner types into the document', hint: 'click anywhere outside the document' },
  },
  check: 'Check the scanner',
  title: 'Scanner check',
  toDesk: 'To the desk',
  lead: 'Point the scanner at the code. It is a test code: nothing is sent to Diia.',
  which: 'Which code to show',
  codes: {
    qr: { name: 'QR code', where: 'on every phone', picture: 'Test QR code' },
    'ean-13': { name: 'EAN-13', where: 'barcode on Android', picture: 'Test barcode EAN-13' },
    'code-128': { name: 'Code 128', where: 'barcode on iPhone', picture: 'Test barcode Code 128' },
  },
  codeState: { unread: 'not read yet', whole: 'read', damaged: 'read wrongly' },
  unreadHelp: (name) => `Not read? Switch on the symbology ${name} by a code in the scanner’s manual.`,
  verdict: {
    waiting: 'Waiting for the first scan',
    some: 'All right so far. Scan the other codes',
    ready: 'The scanner is ready for work',
    fault: 'The scanner must be set up',
  },
  last: {
    document: 'It looks like a real document’s code. Here it is neither sent nor shown.',
    something: 'Something else was read. Point the scanner at the code on this screen.',
  },
  findings: 'What was found out',
  level: { unknown: 'not known yet', ok: 'all right', note: 'could be better', fault: 'in the way' },
  content: {
    title: 'Content of the code',
    unknown: 'The first scan will show.',
    arrived: 'Arrived',
    arrival: {
      whole: 'Arrives whole, with its check digit.',
      'no-check-digit': 'The last digit, the check digit, is missing. Switch on Transmit Check Digit in the scanner.',
      'other-layout':
        'Wrong signs: the scanner types for another layout. Set it to the American keyboard (USB Keyboard, US English).',
      'cut-short': 'Only a part has arrived. Lift the limit of length in the scanner and scan again.',
      'lost-characters':
        'Some signs got lost. Make the Inter-character Delay longer in the scanner, or connect it without an extension cable.',
      'extra-characters': 'Signs were added to the code. Switch off prefix, suffix and data formatting in the scanner.',
    },
  },
  layout: {
    title: 'Keyboard layout',
    unknown: 'The QR code will show: it has letters.',
    name: {
      us: 'English.',
      ukrainian: 'Ukrainian. Not in the way: keys are read, not letters.',
      russian: 'Russian. Not in the way: keys are read, not letters.',
      cyrillic: 'Cyrillic. Not in the way: keys are read, not letters.',
      other: 'Another one. Not in the way: keys are read, not letters.',
      unknown: 'Not in the way: keys are read, not letters.',
    },
    remote:
      'The computer tells letters without keys, as over a remote desktop. Codes are recognised, but it is safer to open the desk on the computer itself.',
    capsLock: 'Caps Lock is on, which is not in the way either.',
    typed: 'Windows would have typed',
  },
  end: {
    title: 'End of the code',
    unknown: 'The first scan will show.',
    by: {
      Enter: 'Enter: that is quickest.',
      NumpadEnter: 'Enter: that is quickest.',
      Tab: 'Tab: as good as Enter.',
      'Ctrl+J': 'The sign LF: it is read, but opens things in other programs. The suffix Enter (CR) is better.',
      'Ctrl+M': 'CR as Ctrl+M: it is read. The suffix Enter is better.',
      none: 'Nothing: the answer comes later, and a slow scanner in a field may be taken for typing. Add the suffix Enter (CR).',
    },
  },
  pace: {
    title: 'Speed',
    unknown: 'The first scan will show.',
    ok: (ms) => `${ms} ms a key.`,
    slow: (ms, seconds) =>
      `${ms} ms a key: a QR code takes ${seconds} s. Make the Inter-character Delay shorter in the scanner.`,
  },
  around: {
    title: 'Additions to the code',
    known:
      'We know them by the makers’ tables and take them off. You may switch off AIM ID, Code ID, prefix and suffix in the scanner.',
    unknown:
      'No maker’s table has these signs, so a code with them is not taken. Switch off prefix, suffix and Code ID in the scanner.',
    doubtful: (makes) =>
      `Different makers (${makes}) mean different codes by this sign, so we don’t guess. Switch off Code ID (Label ID) in the scanner, or choose AIM ID.`,
    controls: 'Control characters',
    identifier: 'Kind of the code (AIM ID)',
    eci: (charset) => `Encoding (ECI), ${charset}`,
    codeId: (makes) => `Maker’s sign (Code ID), ${makes}`,
  },
  altCodes: {
    title: 'Typing with Alt',
    text: 'The scanner types signs by their numbers with Alt held. They are read, but slowly: switch off the Alt mode (Universal Keyboard).',
  },
  nothing: {
    title: 'Nothing arrives?',
    steps: [
      'It beeps, and nothing happens here: click on this page, it types into another window.',
      'It has no light: check the cable, try another USB port.',
      'It shines a thin red line: it is a laser and reads no screens. A 2D scanner is needed.',
      'It shines and does not beep: make the screen brighter, hold the scanner 10–20 cm away.',
      'It beeps and types nowhere: switch on the keyboard mode (USB Keyboard, HID) by a code in its manual.',
    ],
  },
  direct: {
    title: 'Direct connection',
    about:
      'The scanner gives the code to the page without a keyboard: layout, cursor and other windows don’t matter. First switch on its mode HID POS or USB COM by a code in its manual.',
    unavailable:
      'A scanner can be connected without a keyboard too, but not in this browser. It takes Chrome or Edge and a secure address (https).',
    connect: { hid: 'Connect HID POS', serial: 'Connect USB COM' },
    port: 'Scanner at a USB COM port',
    connected: (name) => `${name}: connected`,
    forget: 'Disconnect',
    outcome: {
      none: 'Nothing was chosen. If the scanner is not in the list, switch on its mode HID POS or USB COM.',
      unsuitable: 'This device gives no codes directly. Switch on the scanner’s mode HID POS.',
      busy: 'The scanner is in use: close the other window or program that holds it.',
      failed: 'Could not connect. Pull out the cable, plug it in again and repeat.',
    },
  },
  trial: {
    label: 'Field for a trial',
    hint: 'Click into the field and scan a code: the text stays as it was.',
    text: 'Application for registration',
    back: 'Text and cursor are in their place.',
  },
  misread: {
    word: 'The code was not read',
    reason: 'Nothing was sent',
    blame: 'It seems to be the scanner’s set-up.',
    meanwhile: 'Meanwhile use the camera or type the 13 digits.',
    toSettings: 'Check the scanner',
    fault: {
      'no-check-digit':
        '12 digits of 13 arrived: the scanner did not send the check digit, or it read a code of goods.',
      'other-layout': 'It types for another keyboard layout.',
      'cut-short': 'The code did not arrive whole.',
    },
    quoted: (signs) => `“${signs}”`,
    extraCharacters: (signs) =>
      `Signs arrived around the code: ${signs}. Switch off prefix, suffix and Code ID in the scanner.`,
    doubtfulCharacters: (signs) =>
      `The scanner adds ${signs} to the code. Different makers mean different codes by it, so we don’t guess: switch off its Code ID.`,
    otherSymbology: {
      word: 'Not a code of Diia',
      reason: 'Nothing was sent',
      text: (name) =>
        `The scanner says that it is ${name}. Diia shows 13 digits only as EAN-13 or Code 128, and links only as a QR code.`,
    },
  },
}

// What scanners of different makes can add before or after a code, according to their manuals. Data only; `unwrap.ts`
// uses it. Every row was read in the named source. What is in no row is never removed.

/** The kind of a code: the three that Diia shows, and all others. */
export type Symbology = 'ean-13' | 'code-128' | 'qr' | 'other'

/** Symbology identifiers: `]`, a letter for the symbology and a sign for its options. The same for all makes. */
export interface SymbologyIdentifier {
  /** Without the `]`. The character for options is left out where any may follow. */
  readonly sign: string
  readonly symbology: Symbology
  readonly name: string
  /** How the thirteen digits must begin, for the EAN-13 numbers of books and periodicals. */
  readonly beginsWith?: RegExp
}

/**
 * ISO/IEC 15424 as retold in the manuals of Honeywell 8600 and Marathon, Symbol LS1203 and DS3407, Datalogic QD2100,
 * Opticon MDI-4100 and Netum NT-8080 (easymanua.ls, manualslib.com, scanner-manual-global.pages.dev). The longest
 * that fits counts.
 */
export const symbologyIdentifiers: readonly SymbologyIdentifier[] = [
  { sign: 'E0', symbology: 'ean-13', name: 'EAN-13' },
  { sign: 'E1', symbology: 'other', name: 'EAN +2' },
  { sign: 'E2', symbology: 'other', name: 'EAN +5' },
  { sign: 'E3', symbology: 'other', name: 'EAN-13 + add-on' },
  { sign: 'E4', symbology: 'other', name: 'EAN-8' },
  // Netum NT-8080, Symbol LS1203: EAN-13 of books and periodicals, when the scanner reports them separately.
  { sign: 'X0', symbology: 'ean-13', name: 'ISBN / ISSN', beginsWith: /^97[789]/ },
  { sign: 'C0', symbology: 'code-128', name: 'Code 128' },
  { sign: 'C1', symbology: 'other', name: 'GS1-128' },
  { sign: 'C', symbology: 'other', name: 'Code 128 with FNC1' },
  // The options say whether ECI and FNC1 were used. Diia uses neither, yet some scanners always say 2.
  ...['Q0', 'Q1', 'Q2'].map((sign) => ({ sign, symbology: 'qr', name: 'QR' }) as const),
  { sign: 'Q', symbology: 'qr', name: 'QR with FNC1' },
  { sign: 'A', symbology: 'other', name: 'Code 39' },
  { sign: 'B', symbology: 'other', name: 'Telepen' },
  { sign: 'F', symbology: 'other', name: 'Codabar' },
  { sign: 'G', symbology: 'other', name: 'Code 93' },
  { sign: 'H', symbology: 'other', name: 'Code 11' },
  { sign: 'I', symbology: 'other', name: 'Interleaved 2 of 5' },
  { sign: 'L', symbology: 'other', name: 'PDF417' },
  { sign: 'M', symbology: 'other', name: 'MSI' },
  { sign: 'P', symbology: 'other', name: 'Plessey' },
  { sign: 'R', symbology: 'other', name: '2 of 5' },
  { sign: 'S', symbology: 'other', name: '2 of 5' },
  { sign: 'd', symbology: 'other', name: 'Data Matrix' },
  { sign: 'e', symbology: 'other', name: 'GS1 DataBar' },
  { sign: 'z', symbology: 'other', name: 'Aztec' },
]

export type Make = 'Zebra / Symbol' | 'Honeywell' | 'Datalogic (EU)' | 'Datalogic (USA)' | 'Netum NT-8080' | 'Netum S6'

export interface CodeId {
  readonly make: Make
  readonly sign: string
  readonly symbology: Symbology
  readonly beginsWith?: RegExp
}

/**
 * Characters with which a make identifies a symbology («Code ID», «Label ID»). Other symbologies are listed where another
 * make uses the same character for one of ours and thirteen digits are possible: then the character is ambiguous.
 *
 * | make | source |
 * | --- | --- |
 * | Zebra / Symbol | docs.zebra.com, scanners, SP72 programming reference, “Symbol Code Identifiers” |
 * | Honeywell | Hand Held Products’ symbology characters, in 3820 manual p. A-2 (manualsonline.com) for the family, and as constants in LuckyAiwass/TempFile `com/ubx/decoder/CodeId.java` for each |
 * | Datalogic | “Label ID: Pre-loaded Sets” of Gryphon 4500, PowerScan PD96, QuickScan QD2400; QR in Magellan 800i p. 55 (easymanua.ls) |
 * | Netum | scanner-manual-global.pages.dev, “Engine Code ID” of NT-8080 and of S6 |
 *
 * Newland, Mindeo, Opticon and others have such characters as well. Their tables were not available, so none of theirs
 * are listed, and the person is shown which characters arrive.
 */
export const codeIds: readonly CodeId[] = [
  { make: 'Zebra / Symbol', sign: 'A', symbology: 'ean-13' },
  { make: 'Zebra / Symbol', sign: 'L', symbology: 'ean-13', beginsWith: /^97[89]/ },
  { make: 'Zebra / Symbol', sign: 'D', symbology: 'code-128' },
  { make: 'Zebra / Symbol', sign: 'P01', symbology: 'qr' },
  { make: 'Zebra / Symbol', sign: 'B', symbology: 'other' }, // Code 39
  { make: 'Zebra / Symbol', sign: 'F', symbology: 'other' }, // Interleaved 2 of 5
  { make: 'Zebra / Symbol', sign: 'T', symbology: 'other' }, // composite codes
  { make: 'Honeywell', sign: 'd', symbology: 'ean-13' },
  { make: 'Honeywell', sign: 'j', symbology: 'code-128' },
  { make: 'Honeywell', sign: 's', symbology: 'qr' },
  { make: 'Datalogic (EU)', sign: 'B', symbology: 'ean-13' },
  { make: 'Datalogic (EU)', sign: 'T', symbology: 'code-128' },
  { make: 'Datalogic (USA)', sign: 'F', symbology: 'ean-13' },
  { make: 'Datalogic (USA)', sign: '#', symbology: 'code-128' },
  { make: 'Datalogic (USA)', sign: 'QR', symbology: 'qr' },
  { make: 'Netum NT-8080', sign: 'A', symbology: 'ean-13' },
  { make: 'Netum NT-8080', sign: 'L', symbology: 'ean-13', beginsWith: /^97[789]/ },
  { make: 'Netum NT-8080', sign: 'D', symbology: 'code-128' },
  { make: 'Netum NT-8080', sign: 'q', symbology: 'qr' },
  { make: 'Netum NT-8080', sign: 'B', symbology: 'other' }, // Code 39
  { make: 'Netum NT-8080', sign: 'F', symbology: 'other' }, // Interleaved 2 of 5
  { make: 'Netum S6', sign: 'A', symbology: 'code-128' },
  { make: 'Netum S6', sign: 'D', symbology: 'ean-13' },
  { make: 'Netum S6', sign: 'T', symbology: 'other' }, // Plessey
]

/**
 * ECI designators: a backslash and six digits that name the encoding of a text (AIM ECI; the numbers as
 * in zxing's `CharacterSetECI.java`, and how scanners send them in zxing-cpp #936 and endroid/qr-code #205, #309).
 * Only encodings in which the characters of a link are the same as in ASCII: `\000026` is UTF-8.
 */
export const eciOfPlainLinks: ReadonlyMap<number, string> = new Map([
  [0, 'Cp437'],
  [1, 'ISO-8859-1'],
  [2, 'Cp437'],
  [3, 'ISO-8859-1'],
  [4, 'ISO-8859-2'],
  [5, 'ISO-8859-3'],
  [6, 'ISO-8859-4'],
  [7, 'ISO-8859-5'],
  [9, 'ISO-8859-7'],
  [11, 'ISO-8859-9'],
  [15, 'ISO-8859-13'],
  [17, 'ISO-8859-15'],
  [20, 'Shift_JIS'],
  [21, 'windows-1250'],
  [22, 'windows-1251'],
  [23, 'windows-1252'],
  [24, 'windows-1256'],
  [26, 'UTF-8'],
  [27, 'US-ASCII'],
  [28, 'Big5'],
  [29, 'GB18030'],
  [30, 'EUC-KR'],
  [170, 'ASCII'],
])

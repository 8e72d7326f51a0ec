// The thirteen digits under the barcode, EAN-13 on Android and Code 128 on iPhone (be-documents-service: twelve random
// digits from 100000000000 up, and their EAN-13 check digit).

/** Whether Diia could have issued the number: 13 digits, the first 1–9, the last the check digit of the others. */
export function isDocumentNumber(text: string): boolean {
  return /^[1-9]\d{12}$/.test(text) && checkDigit(text.slice(0, 12)) === Number(text[12])
}

/**
 * EAN-13 check digit of twelve digits (weights 1 and 3 in turn, GS1 General Specifications §7.9). It detects every
 * single wrong digit, and every swap of adjacent digits except those that differ by five, such as 4 and 9.
 */
export function checkDigit(twelve: string): number {
  let sum = 0
  for (let index = 0; index < 12; index++) sum += Number(twelve[index]) * (index % 2 === 0 ? 1 : 3)
  return (10 - (sum % 10)) % 10
}

/** Digits in groups 4-4-5, as the apps show them. Shorter input is grouped as far as it goes. */
export function groupDigits(digits: string): string {
  return [digits.slice(0, 4), digits.slice(4, 8), digits.slice(8)].filter((group) => group !== '').join(' ')
}

/**
 * Whether thirteen digits begin with a date, as a record number in the demographic register does (УНЗР: ГГГГММДД-ЦЦЦЦЦ,
 * on the back of every ID card).
 */
export function beginsWithDay(digits: string): boolean {
  return /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{5}$/.test(digits)
}

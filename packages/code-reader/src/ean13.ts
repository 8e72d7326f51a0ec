/**
 * Whether the text is a number that Diia could have issued: 13 digits, the first 1–9, the last the EAN-13
 * check digit of the others (be-documents-service draws twelve digits from 100000000000 up and appends it).
 * It holds for Code 128 too, whose own checksum is apart from it.
 */
export function isDocumentNumber(text: string): boolean {
  if (!/^[1-9]\d{12}$/.test(text)) return false
  let sum = 0
  for (let place = 0; place < 13; place++) sum += Number(text[place]) * (place % 2 === 0 ? 1 : 3)
  return sum % 10 === 0
}

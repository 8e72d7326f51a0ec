// Codes for testing a scanner. To a scanner they look like a document's code, but they belong to nobody: the link has a
// domain that can never exist (RFC 2606), and this number is refused everywhere.

export const testCodes = {
  qr: 'https://diia.invalid/documents/scanner-test/01234567-89ab-4cde-8f01-23456789abcd/verify/fedcba98-7654-4321-8fed-cba987654321',
  'ean-13': '1234567890128',
  'code-128': '9876543210982',
} as const

export type TestCode = keyof typeof testCodes

/** The test code that a text is. */
export function testCodeOf(text: string): TestCode | undefined {
  const wanted = text.trim().toLowerCase()
  if (wanted === testCodes.qr) return 'qr'
  if (wanted === testCodes['ean-13']) return 'ean-13'
  return wanted === testCodes['code-128'] ? 'code-128' : undefined
}

/** The third parameter of a reviver, which TypeScript's library does not describe yet (ECMAScript 2026). */
type Reviver = (this: unknown, key: string, value: unknown, context: { source?: string }) => unknown

/**
 * Parses JSON without losing digits: a number that would be printed differently from how it was written (more digits
 * than a double has, a trailing `.0`, an exponent) is returned as its text.
 * @throws {SyntaxError} when the text is not JSON
 */
export function parseExactJson(text: string): unknown {
  const keepDigits: Reviver = (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined && String(value) !== source ? source : value
  return JSON.parse(text, keepDigits as Parameters<typeof JSON.parse>[1])
}

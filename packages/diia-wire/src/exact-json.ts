/** The third parameter of a reviver, which TypeScript's library does not describe yet (ECMAScript 2026). */
type Reviver = (this: unknown, key: string, value: unknown, context: { source?: string }) => unknown

/**
 * Reads JSON and changes no number in silence: one that would come out otherwise than it was written (more digits than
 * a double holds, a trailing `.0`, an exponent) is kept as the text that stood there.
 * @throws {SyntaxError} for what is no JSON
 */
export function parseExactJson(text: string): unknown {
  const keepDigits: Reviver = (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined && String(value) !== source ? source : value
  return JSON.parse(text, keepDigits as Parameters<typeof JSON.parse>[1])
}

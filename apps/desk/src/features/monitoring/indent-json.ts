/**
 * The same JSON with line ends and indents between its signs. Nothing of it is read and written anew: numbers, escapes
 * and the order of fields stay exactly as the state would receive them.
 */
export function indentJson(text: string): string {
  let depth = 0
  const line = () => `\n${'  '.repeat(depth)}`
  return text.replace(sign, (found, string: string | undefined, empty: string | undefined) => {
    if (string !== undefined) return string
    if (empty !== undefined) return `${empty.at(0) ?? ''}${empty.at(-1) ?? ''}`
    if (found === '{' || found === '[') {
      depth++
      return `${found}${line()}`
    }
    if (found === '}' || found === ']') {
      depth--
      return `${line()}${found}`
    }
    if (found === ',') return `,${line()}`
    return found === ':' ? ': ' : ''
  })
}

/** Whole strings first, so that nothing inside one is taken for a sign; then empty pairs, signs, and old spaces. */
const sign = /("(?:[^"\\]|\\.)*")|([{[]\s*[}\]])|[{}[\],:]|\s+/gs

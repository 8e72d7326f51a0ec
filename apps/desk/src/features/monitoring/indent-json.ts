/**
 * The same JSON with line breaks and indentation. The text is not parsed and serialised again: numbers, escapes and the
 * order of fields stay exactly as the state would receive them.
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

/**
 * Matches strings first, so that their content is not taken for punctuation; then empty pairs, punctuation and white
 * space.
 */
const sign = /("(?:[^"\\]|\\.)*")|([{[]\s*[}\]])|[{}[\],:]|\s+/gs

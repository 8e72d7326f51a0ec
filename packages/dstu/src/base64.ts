const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const invalid = -1
const whitespace = -2
const padding = -3

const values = new Int8Array(256).fill(invalid)
for (let value = 0; value < 64; value++) values[alphabet.charCodeAt(value)] = value
for (const character of ' \t\r\n') values[character.charCodeAt(0)] = whitespace
values['='.charCodeAt(0)] = padding

/**
 * Decodes a base64 text; undefined when the bytes are not base64. `Buffer` is not used because it skips characters
 * that are not base64. A text of many short lines must not take longer than one of a single line.
 */
export function decodeBase64Text(text: Uint8Array): Uint8Array | undefined {
  const out = new Uint8Array(Math.ceil(text.length / 4) * 3)
  let length = 0
  let group = 0
  let characters = 0
  let paddings = 0
  for (let i = 0; i < text.length; i++) {
    const value = values[text[i]!]!
    if (value >= 0) {
      if (paddings > 0) return undefined
      group = (group << 6) | value
      if (++characters < 4) continue
      out[length++] = group >> 16
      out[length++] = group >> 8
      out[length++] = group
      characters = 0
    } else if (value === padding) paddings++
    else if (value === invalid) return undefined
  }
  if (characters + paddings !== (characters === 0 ? 0 : 4) || characters === 1) return undefined
  if (characters > 1) out[length++] = characters === 2 ? group >> 4 : group >> 10
  if (characters === 3) out[length++] = group >> 2
  return length > 0 ? out.slice(0, length) : undefined
}

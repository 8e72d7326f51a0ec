const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const none = -1
const space = -2
const pad = -3

const values = new Int8Array(256).fill(none)
for (let value = 0; value < 64; value++) values[alphabet.charCodeAt(value)] = value
for (const letter of ' \t\r\n') values[letter.charCodeAt(0)] = space
values['='.charCodeAt(0)] = pad

/**
 * The bytes that a base64 text stands for, or undefined when the bytes are no such text. Buffer would
 * skip whatever it does not know; and a text of many short lines must cost no more than one long one.
 */
export function decodeBase64Text(text: Uint8Array): Uint8Array | undefined {
  const out = new Uint8Array(Math.ceil(text.length / 4) * 3)
  let length = 0
  let group = 0
  let letters = 0
  let pads = 0
  for (let i = 0; i < text.length; i++) {
    const value = values[text[i]!]!
    if (value >= 0) {
      if (pads > 0) return undefined
      group = (group << 6) | value
      if (++letters < 4) continue
      out[length++] = group >> 16
      out[length++] = group >> 8
      out[length++] = group
      letters = 0
    } else if (value === pad) pads++
    else if (value === none) return undefined
  }
  if (letters + pads !== (letters === 0 ? 0 : 4) || letters === 1) return undefined
  if (letters > 1) out[length++] = letters === 2 ? group >> 4 : group >> 10
  if (letters === 3) out[length++] = group >> 2
  return length > 0 ? out.slice(0, length) : undefined
}

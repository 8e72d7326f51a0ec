/** Makes control characters visible by their names, such as ⟨STX⟩. */
export function visibleCharacters(text: string): string {
  const names =
    'NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US SP'.split(
      ' ',
    )
  return Array.from(text, (sign) =>
    sign.charCodeAt(0) <= 32 ? `⟨${names[sign.charCodeAt(0)] ?? ''}⟩` : sign === '\u007f' ? '⟨DEL⟩' : sign,
  ).join('')
}

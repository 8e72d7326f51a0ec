// Finds texts on a page that do not come from messages.

/** Texts that are allowed in any language. */
const untranslatable: readonly RegExp[] = [
  // The product's name, keys, commands, addresses, and texts shown as they were read from a code.
  /diia-desk/,
  /^(?:Esc|Enter|Ctrl\+P|F\d)$/,
  /npm run desk\S*(?: \S+)*/,
  /\S+@\S+\.\S+|\S+\.gov\.ua\S*|https?:\S*/,
  /\S*(?:\d{4}\S*){2,}/,
  /⟨\w+⟩/,
  // Texts of react-aria and of Intl for days, which depend on the tag of the language, here English.
  /^(?:(?:day|month|year|Calendar), *|Calendar|Empty|Dismiss|Suggestions|dd|mm|yyyy|\d+ options? available\.)$/,
  /(?:Selected Date: )?\d+ (?:– )?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?/,
]

const attributes = [
  'aria-label',
  'aria-description',
  'aria-valuetext',
  'aria-roledescription',
  'title',
  'placeholder',
  'alt',
]

/** Texts with a word outside of messages that is neither data nor untranslatable. */
export function untranslated(root: Element, data: string): string[] {
  const known = data.toLowerCase()
  return textsOf(root).filter((text) => wordsOf(outsideOfMessages(text)).some((word) => !known.includes(word)))
}

/** A single letter is a character of a scanner or a unit. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}{2,}/gu) ?? []
}

function outsideOfMessages(text: string): string {
  let rest = text
  // Messages may be nested.
  while (/⟦[^⟦⟧]*⟧/.test(rest)) rest = rest.replace(/⟦[^⟦⟧]*⟧/g, ' ')
  for (const pattern of untranslatable) rest = rest.trim().replace(new RegExp(pattern, 'g'), ' ')
  return rest
}

/** Visible texts and those for screen readers, except elements marked as another language. */
function textsOf(root: Element): string[] {
  const texts: string[] = []
  function look(node: Node) {
    if (node instanceof Text) texts.push(node.data)
    if (!(node instanceof Element)) return
    if (/^(?:script|style|svg)$/i.test(node.tagName)) return
    const lang = node.getAttribute('lang')
    if (lang !== null && lang !== 'qps') return
    for (const name of attributes) texts.push(node.getAttribute(name) ?? '')
    for (const child of node.childNodes) look(child)
  }
  look(root)
  return texts.filter((text) => text.trim() !== '')
}

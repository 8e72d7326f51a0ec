// Restores the text and selection that a field had before a scanner typed into it. Keys are passed on while it is not
// known who presses them, so that typing is never delayed.

export interface KeptField {
  restore(): void
  /** The field or an ancestor has `data-codes-only`: scans with other content than a code are undone as well. */
  readonly codesOnly: boolean
}

/** Remembers the content of the focused element, if keys change it. */
export function keepField(element: Element | null): KeptField | undefined {
  if (!(element instanceof HTMLElement)) return undefined
  const codesOnly = element.closest('[data-codes-only]') !== null
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)
    return { codesOnly, restore: keepText(element) }
  if (element instanceof HTMLSelectElement) return { codesOnly, restore: keepChoice(element) }
  return element.isContentEditable ? { codesOnly, restore: keepRichText() } : undefined
}

function keepText(field: HTMLInputElement | HTMLTextAreaElement): () => void {
  const { value } = field
  const selection = selectionOf(field)
  return () => {
    if (field.value === value) return select(field, selection)
    setValue(field, value)
    select(field, selection)
    // As if the person had undone it: listeners of the field get its value and the reason of the change.
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'historyUndo' }))
    select(field, selection)
  }
}

/** With the setter of the prototype: React overrides it on the element and would not notice the change. */
function setValue(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value)
}

type Selection = Pick<HTMLInputElement, 'selectionStart' | 'selectionEnd' | 'selectionDirection'> | undefined

/** Fields for numbers, dates and e-mail addresses do not report a selection. */
function selectionOf({
  selectionStart,
  selectionEnd,
  selectionDirection,
}: HTMLInputElement | HTMLTextAreaElement): Selection {
  return selectionStart === null ? undefined : { selectionStart, selectionEnd, selectionDirection }
}

function select(field: HTMLInputElement | HTMLTextAreaElement, selection: Selection): void {
  if (selection !== undefined)
    field.setSelectionRange(selection.selectionStart, selection.selectionEnd, selection.selectionDirection ?? undefined)
}

/** Letters typed while a closed list has the focus choose from it. */
function keepChoice(list: HTMLSelectElement): () => void {
  const { selectedIndex } = list
  return () => {
    if (list.selectedIndex === selectedIndex) return
    list.selectedIndex = selectedIndex
    list.dispatchEvent(new Event('change', { bubbles: true }))
  }
}

/** Deletes from the former to the current place of the caret, as a person would, and restores the selected text. */
function keepRichText(): () => void {
  const before = getSelection()
  if (before === null || before.rangeCount === 0) return () => undefined
  const { startContainer, startOffset } = before.getRangeAt(0)
  const replaced = before.toString()
  return () => {
    const now = getSelection()
    if (now === null || now.focusNode === null || !startContainer.isConnected) return
    now.setBaseAndExtent(startContainer, startOffset, now.focusNode, now.focusOffset)
    document.execCommand('delete')
    if (replaced === '') return
    document.execCommand('insertText', false, replaced)
    now.setBaseAndExtent(startContainer, startOffset, now.focusNode, now.focusOffset)
  }
}

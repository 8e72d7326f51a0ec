// Gives a field back what it held before a scanner typed into it: text and selection. Keys are let through while it
// is not known who presses them, so that typing is never held up.

export interface KeptField {
  restore(): void
  /** The field, or what it stands in, says by `data-codes-only` that of scans it takes codes alone, so that also a scan of something else is undone. */
  readonly codesOnly: boolean
}

/** Remembers what has the focus, if it is something that keys change. */
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
    // As if the person had undone it: whoever follows the field learns of its value, and why it has changed.
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'historyUndo' }))
    select(field, selection)
  }
}

/** By the element's own setter: React puts one of its own before it and would take the change for its own. */
function setValue(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value)
}

type Selection = Pick<HTMLInputElement, 'selectionStart' | 'selectionEnd' | 'selectionDirection'> | undefined

/** Fields of numbers, dates and addresses have no selection to speak of. */
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

/** Letters typed at a closed list choose from it. */
function keepChoice(list: HTMLSelectElement): () => void {
  const { selectedIndex } = list
  return () => {
    if (list.selectedIndex === selectedIndex) return
    list.selectedIndex = selectedIndex
    list.dispatchEvent(new Event('change', { bubbles: true }))
  }
}

/** Deletes from where the caret was to where it is, the way a person would, and puts back what had been selected. */
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

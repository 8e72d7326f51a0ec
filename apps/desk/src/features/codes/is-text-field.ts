const textTypes = new Set(['text', 'search', 'tel', 'url', 'email', 'number', 'password', 'date', 'time'])

/** Whether text that is pasted or dropped there goes into a field. */
export function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return textTypes.has(target.type)
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable)
}

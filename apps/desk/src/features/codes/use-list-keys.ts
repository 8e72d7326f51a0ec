import { useState, type FocusEvent, type KeyboardEvent } from 'react'

/**
 * Arrow keys inside a list of buttons that is one stop of the Tab key. Give the returned handlers to the list, and
 * `data-key` and `tabIndexOf` to each button.
 */
export function useListKeys(keys: readonly string[]) {
  const [last, setLast] = useState<string>()
  const entry = last !== undefined && keys.includes(last) ? last : keys[0]
  return {
    tabIndexOf: (key: string) => (key === entry ? 0 : -1),
    handlers: {
      onFocus(event: FocusEvent<HTMLElement>) {
        const key = event.target.dataset['key']
        if (key !== undefined) setLast(key)
      },
      onKeyDown(event: KeyboardEvent<HTMLElement>) {
        const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-key]')]
        const at = buttons.findIndex((button) => button === event.target)
        const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
        if (at === -1 || to === undefined) return
        event.preventDefault()
        buttons[Math.max(0, Math.min(to, buttons.length - 1))]?.focus()
      },
    },
  }
}

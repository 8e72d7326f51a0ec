// How this browser's staff like the desk: kept in localStorage, applied to :root before the first paint.
import { createStore, useStore } from './store.ts'

export const choices = {
  locale: ['uk', 'en'],
  theme: ['light', 'contrast'],
  text: ['normal', 'large', 'largest'],
  beep: ['on', 'off'],
  mode: ['check', 'copies'],
} as const

type Choices = typeof choices

export type Preferences = { [Name in keyof Choices]: Choices[Name][number] } & {
  /** Camera and window chosen last, '' for none. */
  camera: string
  window: string
}

export type Locale = Preferences['locale']
export type Mode = Preferences['mode']

const storageKey = 'diia-desk.preferences'
const store = createStore<Preferences>(read())

export function preferences(): Preferences {
  return store.get()
}

export function usePreferences(): Preferences {
  return useStore(store)
}

export function setPreference<Name extends keyof Preferences>(name: Name, value: Preferences[Name]): void {
  store.set({ ...store.get(), [name]: value })
  applyToPage()
  try {
    localStorage.setItem(storageKey, JSON.stringify(store.get()))
  } catch {
    // A browser that keeps nothing still shows the choice until the page is closed.
  }
}

/** Writes language, theme and text size to :root, where the tokens look for them. */
export function applyToPage(): void {
  const { locale, theme, text } = store.get()
  const root = document.documentElement
  root.lang = locale
  if (theme === 'light') delete root.dataset['theme']
  else root.dataset['theme'] = theme
  if (text === 'normal') delete root.dataset['text']
  else root.dataset['text'] = text
}

/** Reads again what the browser keeps; tests call it after they changed the storage. */
export function reloadPreferences(): void {
  store.set(read())
  applyToPage()
}

function read(): Preferences {
  const kept = parse()
  const choice = <Name extends keyof Choices>(name: Name): Preferences[Name] => {
    const known: readonly string[] = choices[name]
    const value = kept[name]
    return (typeof value === 'string' && known.includes(value) ? value : choices[name][0]) as Preferences[Name]
  }
  const text = (name: 'camera' | 'window'): string => {
    const value = kept[name]
    return typeof value === 'string' ? value.slice(0, 300) : ''
  }
  return {
    locale: choice('locale'), theme: choice('theme'), text: choice('text'), beep: choice('beep'), mode: choice('mode'),
    camera: text('camera'), window: text('window'),
  }
}

function parse(): Record<string, unknown> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}')
    return typeof kept === 'object' && kept !== null ? { ...kept } : {}
  } catch {
    return {}
  }
}

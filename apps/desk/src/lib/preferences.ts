// How this browser's staff like the desk: kept in localStorage, applied to :root before the first paint.
import { fallback, locales } from '@diia-desk/locales'
import { z } from 'zod'
import { createStore, useStore } from './store.ts'

// Whatever an older desk or a curious person left in the storage, each setting falls back by itself.
const preferencesSchema = z.object({
  locale: z.enum(locales).catch(fallback),
  theme: z.enum(['light', 'contrast']).catch('light'),
  text: z.enum(['normal', 'large', 'largest']).catch('normal'),
  beep: z.enum(['on', 'off']).catch('on'),
  mode: z.enum(['check', 'copies']).catch('check'),
  /** Camera and window chosen last, '' for none. */
  camera: z.string().max(300).catch(''),
  window: z.string().max(32).catch(''),
})

export type Preferences = z.infer<typeof preferencesSchema>
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
  const nothing = preferencesSchema.parse({})
  try {
    return preferencesSchema.safeParse(JSON.parse(localStorage.getItem(storageKey) ?? '{}')).data ?? nothing
  } catch {
    return nothing
  }
}

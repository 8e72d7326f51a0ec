// Settings of this browser, kept in localStorage and applied to :root before the first paint.
import { fallback, locales } from '@diia-desk/locales'
import { z } from 'zod'
import { createStore, useStore } from './store.ts'

// An invalid stored value does not affect the other settings.
const preferencesSchema = z.object({
  locale: z.enum(locales).catch(fallback),
  theme: z.enum(['light', 'contrast']).catch('light'),
  text: z.enum(['normal', 'large', 'largest']).catch('normal'),
  beep: z.enum(['on', 'off']).catch('on'),
  mode: z.enum(['check', 'copies']).catch('check'),
  /** Camera and window chosen last; '' if none. */
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
    // Without storage the choice is valid until the page is closed.
  }
}

/** Sets language, theme and text size on :root, where the design tokens use them. */
export function applyToPage(): void {
  const { locale, theme, text } = store.get()
  const root = document.documentElement
  root.lang = locale
  if (theme === 'light') delete root.dataset['theme']
  else root.dataset['theme'] = theme
  if (text === 'normal') delete root.dataset['text']
  else root.dataset['text'] = text
}

/** Reads the stored settings again; for tests that change the storage. */
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

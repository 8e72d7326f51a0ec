import '@diia-desk/design-tokens/tokens.css'
import './app/fonts.css'
import './app/base.css'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { loadWords } from './lib/i18n/words.ts'
import { applyToPage } from './lib/preferences.ts'

// Before the first paint: the page must not change its language or its contrast before somebody's eyes.
applyToPage()
await loadWords()

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no #root')
createRoot(root).render(<App />)

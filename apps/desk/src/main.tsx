import '@diia-desk/design-tokens/tokens.css'
import './app/fonts.css'
import './app/base.css'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { preloadForClerk } from './app/preload.ts'
import { createQueryClient } from './app/query-client.ts'
import { loadWords } from './lib/i18n/words.ts'
import { applyToPage } from './lib/preferences.ts'

const client = createQueryClient()
preloadForClerk(client)

// Before the first paint, so that language and contrast do not change visibly.
applyToPage()
await loadWords()

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no #root')
createRoot(root).render(<App client={client} />)

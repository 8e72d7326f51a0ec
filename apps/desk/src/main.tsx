import '@diia-desk/design-tokens/tokens.css'
import './app/fonts.css'
import './app/base.css'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { beginAhead } from './app/head-start.ts'
import { createQueryClient } from './app/query-client.ts'
import { loadWords } from './lib/i18n/words.ts'
import { applyToPage } from './lib/preferences.ts'

const client = createQueryClient()
beginAhead(client)

// Before the first paint: the page must not change its language or its contrast before somebody's eyes.
applyToPage()
await loadWords()

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no #root')
createRoot(root).render(<App client={client} />)

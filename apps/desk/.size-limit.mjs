// All JavaScript that is loaded before somebody has signed in, as the build's own manifest tells: the entry, what it
// imports, and the English words that a browser set to English fetches first. Nothing else is asked for until then:
// the rest of the desk begins to come when the form is sent.
import { readFileSync } from 'node:fs'

const manifest = JSON.parse(readFileSync(new URL('dist/.vite/manifest.json', import.meta.url), 'utf8'))
const chunks = new Set()

function take(key) {
  if (chunks.has(key)) return
  chunks.add(key)
  const { imports = [], dynamicImports = [] } = manifest[key]
  for (const next of [...imports, ...dynamicImports.filter((name) => name.endsWith('messages.en.ts'))]) take(next)
}

take('index.html')

export default [
  {
    name: 'JavaScript before sign-in',
    path: [...chunks].map((key) => `dist/${manifest[key].file}`),
    gzip: true,
    limit: '170 kB',
  },
]

// All JavaScript that is loaded before sign-in, according to the build: the entry, its imports, and the texts that a
// browser set to another language loads first (the largest language counts). The rest of the app is loaded when the
// sign-in form is sent.
import { readFileSync, statSync } from 'node:fs'

const read = (name) => JSON.parse(readFileSync(new URL(`dist/.vite/${name}`, import.meta.url), 'utf8'))
const manifest = read('manifest.json')
const modules = read('modules.json')
const chunks = new Set()

function take(key) {
  if (chunks.has(key)) return
  chunks.add(key)
  for (const next of manifest[key].imports ?? []) take(next)
}

const fileOf = (key) => `dist/${manifest[key].file}`

take('index.html')

/** Parts whose Ukrainian texts are in those files: in another language these are loaded separately. */
const parts = [...chunks]
  .flatMap((key) => modules[manifest[key].file] ?? [])
  .flatMap((id) => /\/locales\/src\/uk\/(.+)\.ts$/.exec(id)?.[1] ?? [])
if (parts.length === 0) throw new Error('The build does not tell which words it begins with')

const languages = new Map()
for (const key of Object.keys(manifest)) {
  const [, language, part] = /\/locales\/src\/([^/]+)\/(.+)\.ts$/.exec(key) ?? []
  if (parts.includes(part)) languages.set(language, [...(languages.get(language) ?? []), key])
}
const size = (keys) => keys.reduce((sum, key) => sum + statSync(new URL(fileOf(key), import.meta.url)).size, 0)
const [largest = []] = [...languages.values()].toSorted((a, b) => size(b) - size(a))
for (const key of largest) take(key)

export default [
  {
    name: 'JavaScript before sign-in',
    path: [...chunks].map(fileOf),
    gzip: true,
    limit: '170 kB',
  },
]

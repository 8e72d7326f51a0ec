// The shipping reader for any harness that measures readers: `create(variant)` gives `{ name, formats, decode(image) }`.
// The source is TypeScript; where Node does not read that by itself, it is built first, as the desk builds it.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const source = new URL('./shipping-reader.ts', import.meta.url)
const { create, variants } = process.features.typescript ? await import(source.href) : await buildAndLoad()
export { create, variants }

async function buildAndLoad() {
  const { build } = await import('vite')
  // Beside the package, so that what stays outside of the build is found.
  const outDir = await mkdtemp(join(fileURLToPath(new URL('../', import.meta.url)), 'node_modules', '.reader-'))
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      root: tmpdir(),
      build: { ssr: fileURLToPath(source), outDir, rollupOptions: { output: { entryFileNames: 'reader.mjs' } } },
      ssr: { noExternal: ['@diia-desk/contract'] },
    })
    return await import(pathToFileURL(join(outDir, 'reader.mjs')).href)
  } finally {
    await rm(outDir, { recursive: true })
  }
}

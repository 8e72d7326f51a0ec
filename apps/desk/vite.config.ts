import { availableParallelism } from 'node:os'
import { constants } from 'node:zlib'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import { languages } from '@diia-desk/locales'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { compression, defineAlgorithm } from 'vite-plugin-compression2'
import { defineConfig } from 'vitest/config'

/** Where `npm start` serves the bff. */
const bff = 'http://localhost:4000'

/** Writes a list of the modules in each file, for `.size-limit.mjs`. */
function chunkModules(): Plugin {
  return {
    name: 'chunk-modules',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((file) =>
        file.type === 'chunk' ? [[file.fileName, file.moduleIds] as const] : [],
      )
      this.emitFile({
        type: 'asset',
        fileName: '.vite/modules.json',
        source: JSON.stringify(Object.fromEntries(modules)),
      })
    },
  }
}

export default defineConfig({
  plugins: [
    react(),
    // react-aria contains its texts in thirty languages; only those of the app are kept.
    { ...optimizeLocales.vite({ locales: Object.values(languages).map(({ tag }) => tag) }), enforce: 'pre' },
    chunkModules(),
    // Compressed here once instead of for each request. All browsers accept it where the camera works: over HTTPS and
    // from this machine. A higher quality saves a tenth and takes ten times as long.
    compression({
      algorithms: [defineAlgorithm('brotliCompress', { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })],
      include: /\.(?:js|css|wasm|svg)$/,
      threshold: 1000,
    }),
  ],
  build: {
    outDir: 'dist',
    manifest: true,
    // No data: URLs and nothing inline, because the page's policy allows only our own files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    port: 4001,
    strictPort: true,
    // The bff accepts changes only from its own origin; in development the page calls it through this server.
    proxy: { '/api': { target: bff, headers: { origin: bff } }, '/health': bff },
  },
  worker: { format: 'es' },
  test: {
    name: 'desk',
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    // In a project of its own, whose languages are others.
    exclude: ['test/pseudo/scenes.test.ts'],
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'http://localhost:4000/' } },
    setupFiles: ['test/support/setup.ts'],
    css: { modules: { classNameStrategy: 'non-scoped' } },
    // Several times the limit in setup.ts for one step: the first test of a file loads the whole app.
    testTimeout: 60_000,
    // Files follow one another in a process, so that each of the few processes loads the app and jsdom once. setup.ts
    // restores after each test what tests change.
    isolate: false,
    // As in the root, whose settings are not inherited; by default two processors run one file at a time.
    maxWorkers: availableParallelism() + 1,
  },
})

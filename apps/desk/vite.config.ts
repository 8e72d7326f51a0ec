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

/** Writes down which modules each file holds, for `.size-limit.mjs`. */
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
    // react-aria carries its few strings in thirty languages; only those that the desk speaks stay.
    { ...optimizeLocales.vite({ locales: Object.values(languages).map(({ tag }) => tag) }), enforce: 'pre' },
    chunkModules(),
    // Once here instead of at every visit while somebody waits. All browsers take it where the camera works: over
    // HTTPS and from this machine. A higher quality gains a tenth and takes ten times as long.
    compression({
      algorithms: [defineAlgorithm('brotliCompress', { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })],
      include: /\.(?:js|css|wasm|svg)$/,
      threshold: 1000,
    }),
  ],
  build: {
    outDir: 'dist',
    manifest: true,
    // Nothing as data: addresses and nothing inline: the page's policy allows our own files only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    port: 4001,
    strictPort: true,
    // The bff takes changes only from its own origin; in development the page speaks through this server.
    proxy: { '/api': { target: bff, headers: { origin: bff } }, '/health': bff },
  },
  worker: { format: 'es' },
  test: {
    name: 'desk',
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'http://localhost:4000/' } },
    setupFiles: ['test/support/setup.ts'],
    css: { modules: { classNameStrategy: 'non-scoped' } },
    // Several times what setup.ts lets a test wait for one thing: the first one of a file loads the whole app.
    testTimeout: 60_000,
    // As in the root: nothing of it is handed down, and by default two processors run one file at a time.
    maxWorkers: availableParallelism() + 1,
  },
})

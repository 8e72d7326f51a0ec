import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

/** Where `npm start` serves the bff. */
const bff = 'http://localhost:4000'

export default defineConfig({
  plugins: [
    react(),
    // react-aria carries its few strings in thirty languages; the desk speaks two.
    { ...optimizeLocales.vite({ locales: ['uk-UA', 'en-US'] }), enforce: 'pre' },
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
    proxy: { '/api': { target: bff, headers: { origin: bff } } },
  },
  worker: { format: 'es' },
  test: {
    name: 'desk',
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'http://localhost:4000/' } },
    setupFiles: ['test/support/setup.ts'],
    css: { modules: { classNameStrategy: 'non-scoped' } },
    testTimeout: 20_000,
  },
})

import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

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
    proxy: { '/api': 'http://localhost:4000', '/health': 'http://localhost:4000' },
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

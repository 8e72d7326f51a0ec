// Shows every state of every screen without a bff: `vite --config apps/desk/test/gallery/vite.config.ts`. Not part of
// the product's build, which has its own index.html.
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Connect } from 'vite'
import { samplePdf } from './sample-pdf.ts'

const sendPdf: Connect.NextHandleFunction = (req, res, next) => {
  if (!/^\/api\/document-copies\/[^/]+\/pdf/.test(req.url ?? '')) return next()
  res.setHeader('content-type', 'application/pdf')
  res.setHeader('content-security-policy', "sandbox; default-src 'none'; frame-ancestors 'self'")
  res.end(samplePdf())
}

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: fileURLToPath(new URL('../../public', import.meta.url)),
  cacheDir: fileURLToPath(new URL('../../../../.cache/desk-gallery', import.meta.url)),
  resolve: {
    alias: [
      {
        find: /^@diia-desk\/code-reader$/,
        replacement: fileURLToPath(new URL('../support/fake-reader.ts', import.meta.url)),
      },
      {
        find: /^@diia-desk\/locales$/,
        replacement: fileURLToPath(new URL('../pseudo/locales.ts', import.meta.url)),
      },
    ],
  },
  server: { port: 4002, strictPort: true },
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false }, reportCompressedSize: false },
  plugins: [
    react(),
    {
      name: 'sample-pdf',
      configureServer: ({ middlewares }) => void middlewares.use(sendPdf),
      configurePreviewServer: ({ middlewares }) => void middlewares.use(sendPdf),
    },
  ],
})

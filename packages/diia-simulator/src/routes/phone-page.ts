import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import express, { Router } from 'express'

const page = join(import.meta.dirname, '..', 'phone')
const tokens = fileURLToPath(import.meta.resolve('@diia-desk/design-tokens/tokens.css'))
const fonts = join(dirname(fileURLToPath(import.meta.resolve('@fontsource-variable/inter'))), 'files')

/**
 * Serves the page with its styles, scripts and font; nothing is loaded from other hosts. Files are sent relative to a
 * root, since Express otherwise refuses paths with a folder whose name starts with a dot.
 */
export function phonePage(): Router {
  const router = Router()
  router.use((_req, res, next) => {
    res.set({
      'Content-Security-Policy': "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    })
    next()
  })
  router.get('/tokens.css', (_req, res) => {
    res.sendFile(basename(tokens), { root: dirname(tokens) })
  })
  router.use('/fonts', express.static(fonts, { maxAge: '1 day' }))
  // The page also works without a slash at the end, as it uses absolute paths.
  router.get('/', (_req, res) => {
    res.sendFile('index.html', { root: page })
  })
  router.use(express.static(page, { index: false, redirect: false }))
  return router
}

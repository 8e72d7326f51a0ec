import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import express, { Router } from 'express'

const page = join(import.meta.dirname, '..', 'phone')
const tokens = fileURLToPath(import.meta.resolve('@diia-desk/design-tokens/tokens.css'))
const fonts = join(dirname(fileURLToPath(import.meta.resolve('@fontsource-variable/inter'))), 'files')

/**
 * The page itself with its style, scripts and font: nothing of it comes from elsewhere. Files are named below a root,
 * so that a checkout inside a folder whose name begins with a dot is served too.
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
  // Without a slash at the end too, as the page names its files by absolute paths.
  router.get('/', (_req, res) => {
    res.sendFile('index.html', { root: page })
  })
  router.use(express.static(page, { index: false, redirect: false }))
  return router
}

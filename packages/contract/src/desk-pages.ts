/**
 * All addresses of the desk's pages, as its router writes them. The server sends the page for these, and a test of the
 * desk compares them with the router.
 */
export const deskPages = [
  '/',
  '/journal',
  '/journal/:id',
  '/copies',
  '/day',
  '/day/quarter',
  '/services',
  '/monitoring',
  '/monitoring/pulls',
  '/monitoring/connect',
  '/profile',
  '/scanner',
  '/system',
] as const

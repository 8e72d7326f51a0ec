import { createBrowserRouter } from 'react-router'
import { lazyPart } from '../lib/lazy-part.ts'
import { Crash } from './crash-page.tsx'
import { NotFound } from './message-pages.tsx'
import { Shell } from './shell.tsx'
import { Blank } from './waiting-pages.tsx'

export function createRouter() {
  return createBrowserRouter([
    {
      Component: Shell,
      ErrorBoundary: Crash,
      HydrateFallback: Blank,
      children: [
        { index: true, lazy: async () => ({ Component: (await lazyPart(() => import('./routes/desk-page.tsx'))).DeskPage }) },
        { path: 'journal', lazy: async () => ({ Component: (await lazyPart(() => import('./routes/journal-page.tsx'))).JournalRoute }) },
        { path: 'journal/:id', lazy: async () => ({ Component: (await lazyPart(() => import('./routes/appeal-page.tsx'))).AppealRoute }) },
        { path: 'copies', lazy: async () => ({ Component: (await lazyPart(() => import('./routes/copies-page.tsx'))).CopiesRoute }) },
        { path: 'services', lazy: async () => ({ Component: (await lazyPart(() => import('./routes/services-page.tsx'))).ServicesRoute }) },
        { path: 'scanner', lazy: async () => ({ Component: (await lazyPart(() => import('../features/scanner/scanner-page.tsx'))).ScannerPage }) },
        { path: '*', Component: NotFound },
      ],
    },
  ])
}

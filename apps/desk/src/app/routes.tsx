import { createBrowserRouter } from 'react-router'
import { lazyPart } from '../lib/lazy-part.ts'
import { Crash } from './crash-page.tsx'
import { NotFound } from './message-pages.tsx'
import { loadStartPage } from './parts.ts'
import { Shell } from './shell.tsx'
import { BlankPage } from './waiting-pages.tsx'

export function createRouter() {
  return createBrowserRouter([
    {
      Component: Shell,
      ErrorBoundary: Crash,
      HydrateFallback: BlankPage,
      children: [
        {
          index: true,
          lazy: async () => ({ Component: (await loadStartPage()).StartPage }),
        },
        {
          path: 'journal',
          lazy: async () => ({ Component: (await lazyPart(() => import('./routes/journal-page.tsx'))).JournalRoute }),
        },
        {
          path: 'journal/:id',
          lazy: async () => ({ Component: (await lazyPart(() => import('./routes/appeal-page.tsx'))).AppealRoute }),
        },
        {
          path: 'copies',
          lazy: async () => ({ Component: (await lazyPart(() => import('./routes/copies-page.tsx'))).CopiesRoute }),
        },
        {
          path: 'day',
          lazy: async () => ({ Component: (await lazyPart(() => import('./routes/day-page.tsx'))).DayRoute }),
        },
        {
          path: 'day/quarter',
          lazy: async () => ({ Component: (await lazyPart(() => import('./routes/quarter-page.tsx'))).QuarterRoute }),
        },
        {
          path: 'services',
          lazy: async () => ({ Component: (await lazyPart(() => import('./routes/services-page.tsx'))).ServicesRoute }),
        },
        {
          path: 'monitoring',
          lazy: async () => ({
            Component: (await lazyPart(() => import('./routes/monitoring-pages.tsx'))).MonitoringRoute,
          }),
        },
        {
          path: 'monitoring/pulls',
          lazy: async () => ({ Component: (await lazyPart(() => import('./routes/monitoring-pages.tsx'))).PullsRoute }),
        },
        {
          path: 'monitoring/connect',
          lazy: async () => ({
            Component: (await lazyPart(() => import('./routes/monitoring-pages.tsx'))).ConnectRoute,
          }),
        },
        {
          path: 'system',
          lazy: async () => ({ Component: (await lazyPart(() => import('./routes/health-page.tsx'))).HealthRoute }),
        },
        {
          path: 'profile',
          lazy: async () => ({ Component: (await lazyPart(() => import('./routes/profile-page.tsx'))).ProfileRoute }),
        },
        {
          path: 'scanner',
          lazy: async () => ({
            Component: (await lazyPart(() => import('../features/scanner/scanner-page.tsx'))).ScannerPage,
          }),
        },
        { path: '*', Component: NotFound },
      ],
    },
  ])
}

import type { FetchedLanguage } from '../messages.ts'
import { tag } from './tag.ts'

export const en = {
  tag,
  dayTag: 'en-CH',
  ownName: 'English',
  messages: {
    app: () => import('./app.ts'),
    appeals: () => import('./appeals.ts'),
    codes: () => import('./codes.ts'),
    common: () => import('./common.ts'),
    components: () => import('./components.ts'),
    'document-copies': () => import('./document-copies.ts'),
    'document-requests': () => import('./document-requests.ts'),
    'document-types': () => import('./document-types.ts'),
    monitoring: () => import('./monitoring.ts'),
    'monitoring-connect': () => import('./monitoring-connect.ts'),
    'monitoring-test-pull': () => import('./monitoring-test-pull.ts'),
    profile: () => import('./profile.ts'),
    'rating-page': () => import('./rating-page.ts'),
    'report-tables': () => import('./report-tables.ts'),
    reports: () => import('./reports.ts'),
    scanner: () => import('./scanner.ts'),
    services: () => import('./services.ts'),
    session: () => import('./session.ts'),
    'system-health': () => import('./system-health.ts'),
    validations: () => import('./validations.ts'),
  },
} satisfies FetchedLanguage

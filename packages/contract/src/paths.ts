import type { ReportFormat } from './reports.ts'

/** All addresses of the bff that the desk calls. */
export const paths = {
  centre: '/api/centre',
  session: '/api/session',
  sessionActivity: '/api/session/activity',
  profile: '/api/profile',
  profilePassword: '/api/profile/password',
  sessionEnds: '/api/profile/session-ends',
  validations: '/api/validations',
  documentRequests: '/api/document-requests',
  documentRequest: (id: string) => `/api/document-requests/${encodeURIComponent(id)}`,
  documentRequestCancellation: (id: string) => `/api/document-requests/${encodeURIComponent(id)}/cancellation`,
  today: '/api/today',
  documentCopies: '/api/document-copies',
  documentCopy: (id: string) => `/api/document-copies/${encodeURIComponent(id)}`,
  documentCopyPdf: (id: string) => `/api/document-copies/${encodeURIComponent(id)}/pdf`,
  documentCopyContainer: (id: string) => `/api/document-copies/${encodeURIComponent(id)}/container`,
  services: '/api/services',
  service: (id: string) => `/api/services/${encodeURIComponent(id)}`,
  catalogue: '/api/catalogue',
  catalogueItem: (id: string) => `/api/catalogue/${encodeURIComponent(id)}`,
  appeals: '/api/appeals',
  appealTasks: '/api/appeals/tasks',
  appeal: (id: string) => `/api/appeals/${encodeURIComponent(id)}`,
  appealChanges: (id: string) => `/api/appeals/${encodeURIComponent(id)}/changes`,
  appealReceipt: (id: string) => `/api/appeals/${encodeURIComponent(id)}/receipt`,
  centreSettings: '/api/monitoring/centre',
  centreRegister: '/api/monitoring/centre-register',
  exportPreview: '/api/monitoring/preview',
  exportRejected: '/api/monitoring/rejected',
  exportCompleteness: '/api/monitoring/completeness',
  exportPulls: '/api/monitoring/pulls',
  exportState: '/api/monitoring/state',
  exportCredentials: '/api/monitoring/credentials',
  exportCredential: (id: string) => `/api/monitoring/credentials/${encodeURIComponent(id)}`,
  exportTestPulls: '/api/monitoring/test-pulls',
  dayReport: '/api/reports/day',
  dayReportFile: (format: ReportFormat) => `/api/reports/day.${format}`,
  quarterReport: '/api/reports/quarter',
  quarterReportFile: (format: ReportFormat) => `/api/reports/quarter.${format}`,
  quarterAnswers: '/api/reports/quarter/answers',
  systemHealth: '/api/system-health',
  packageReexamination: (id: string) => `/api/document-packages/${encodeURIComponent(id)}/re-examination`,
  events: '/api/events',
  live: '/health/live',
  ready: '/health/ready',
} as const

/** Header of every call that changes something; a form on another site cannot send it. */
export const deskHeader = 'x-diia-desk'

/**
 * Header with the `id` of the session that a tab was opened with. Tabs share one cookie, so without it the page of one
 * person would act for whoever signed in last. Where no header can be sent (event stream, PDFs in frames, downloads),
 * the id is in the query as `session`.
 */
export const sessionHeader = 'x-diia-desk-session'

/** The address with the session id, which is public and gives no access. */
export const forSession = (path: string, id: string): string =>
  `${path}${path.includes('?') ? '&' : '?'}session=${encodeURIComponent(id)}`

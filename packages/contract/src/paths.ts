/** Every address of the bff that the desk calls. */
export const paths = {
  centre: '/api/centre',
  session: '/api/session',
  validations: '/api/validations',
  documentRequests: '/api/document-requests',
  documentRequest: (id: string) => `/api/document-requests/${encodeURIComponent(id)}`,
  documentRequestCancellation: (id: string) => `/api/document-requests/${encodeURIComponent(id)}/cancellation`,
  today: '/api/today',
  documentCopies: '/api/document-copies',
  documentCopy: (id: string) => `/api/document-copies/${encodeURIComponent(id)}`,
  documentCopyPdf: (id: string) => `/api/document-copies/${encodeURIComponent(id)}/pdf`,
  documentCopyContainer: (id: string) => `/api/document-copies/${encodeURIComponent(id)}/container`,
  events: '/api/events',
  live: '/health/live',
  ready: '/health/ready',
} as const

/** Header that the desk sends with every call that changes something; a form of another site cannot send it. */
export const deskHeader = 'x-diia-desk'

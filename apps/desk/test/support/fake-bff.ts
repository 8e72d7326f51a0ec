// A bff in memory that answers in contract types, for the tests of the screens and the gallery.
import {
  appealChangeSchema,
  appealRegistrationSchema,
  centreSettingsChangeSchema,
  codeSubmissionSchema,
  deskHeader,
  documentRequestSchema,
  newCredentialSchema,
  paths,
  passwordChangeSchema,
  quarterAnswersSchema,
  sessionEndsSchema,
  sessionHeader,
  testPullRequestSchema,
  type Appeal,
  type AppealChange,
  type AppealRegistration,
  type Appeals,
  type AppealTasks,
  type Catalogue,
  type CatalogueItem,
  type Centre,
  type CentreRegister,
  type CentreSettings,
  type CentreSettingsChange,
  type CodeSubmission,
  type DayReport,
  type DocumentCopies,
  type DocumentCopy,
  type DocumentRequest,
  type ExportCompleteness,
  type ExportPreview,
  type ExportPulls,
  type ExportRejected,
  type ExportState,
  type IssuedCredential,
  type NewCredential,
  type PasswordChange,
  type ProblemBody,
  type Profile,
  type QuarterAnswers,
  type QuarterReport,
  type Service,
  type Services,
  type Session,
  type SystemHealth,
  type TestPull,
  type TestPullRequest,
  type Today,
  type Validation,
} from '@diia-desk/contract'
import { http, HttpResponse, type HttpResponseResolver } from 'msw'
import { appeal, centre, foundServices, passport, problem, services, taxpayerCard } from './fixtures.ts'
import { centreSettings } from './monitoring-fixtures.ts'
import { healthy } from './system-health-fixtures.ts'

type Reply<T> = T | ProblemBody | 'offline' | 'never'

export interface FakeBff {
  session: Session | null
  /** Whether the server answers a health check. */
  isUp: boolean
  centre: Reply<Centre>
  today: Reply<Today>
  /** Responses to sign-in, check and request; the last one is repeated. */
  onSignIn: Reply<Session>
  onCheck: (submission: CodeSubmission) => Reply<Validation>
  onRequest: (submission: CodeSubmission) => Reply<DocumentRequest>
  onCancel: (id: string) => Reply<DocumentRequest>
  requests: Map<string, DocumentRequest>
  copies: Map<string, Reply<DocumentCopy>>
  onList: (query: URLSearchParams) => Reply<DocumentCopies>
  services: Map<string, Service>
  appeals: Map<string, Reply<Appeal>>
  tasks: Reply<AppealTasks>
  onAppeals: (query: URLSearchParams) => Reply<Appeals>
  /** Responses to registering and changing an appeal; they are also what is read afterwards. */
  onRegisterAppeal: (registration: AppealRegistration) => Reply<Appeal>
  onChange: (change: AppealChange, id: string) => Reply<Appeal>
  onDay: (query: URLSearchParams) => Reply<DayReport>
  onQuarter: (query: URLSearchParams) => Reply<QuarterReport>
  onAnswers: (answers: QuarterAnswers) => Reply<QuarterReport>
  onServices: (query: URLSearchParams) => Reply<Services>
  onCatalogue: (query: URLSearchParams) => Reply<Catalogue>
  onCatalogueItem: (id: string) => Reply<CatalogueItem>
  onServiceChange: (id: string, body: unknown) => Reply<Service>
  onServiceAdd: (body: unknown) => Reply<Service>
  profile: Reply<Profile>
  onPasswordChange: (change: PasswordChange) => Reply<undefined>
  onSessionEnds: (ids: readonly string[]) => Reply<undefined>
  systemHealth: Reply<SystemHealth>
  onLookAgain: (id: string) => Reply<object>
  // Monitoring
  exportState: Reply<ExportState>
  centreSettings: CentreSettings
  onPreview: (query: URLSearchParams) => Reply<ExportPreview>
  onRejected: (query: URLSearchParams) => Reply<ExportRejected>
  onCompleteness: (query: URLSearchParams) => Reply<ExportCompleteness>
  onPulls: (query: URLSearchParams) => Reply<ExportPulls>
  onRegister: (query: URLSearchParams) => Reply<CentreRegister>
  onCentreChange: (change: CentreSettingsChange) => Reply<CentreSettings>
  onCredential: (credential: NewCredential) => Reply<IssuedCredential>
  onRevoke: (id: string) => Reply<undefined>
  onTestPull: (request: TestPullRequest) => Reply<TestPull>
  /** All calls so far, as «POST /api/validations». */
  calls: { call: string; body: unknown; header: string | null }[]
}

export function createFakeBff(given: Partial<FakeBff> = {}): FakeBff {
  return {
    session: null,
    isUp: true,
    centre,
    today: { window: '3', items: [] },
    onSignIn: problem('wrong-credentials'),
    onCheck: () => problem('internal'),
    onRequest: () => problem('internal'),
    onCancel: () => problem('already-settled'),
    requests: new Map(),
    copies: new Map<string, Reply<DocumentCopy>>([
      [passport.id, passport],
      [taxpayerCard.id, taxpayerCard],
    ]),
    onList: () => problem('internal'),
    services: new Map(services.map((service) => [service.id, service])),
    appeals: new Map<string, Reply<Appeal>>(),
    tasks: { overdue: 0, dueToday: 0, underWay: 0, toIssue: 0 },
    onAppeals: () => ({ items: [] }),
    onRegisterAppeal: () => appeal(),
    onChange: () => problem('internal'),
    onServices: (query) => foundServices(query.get('q') ?? ''),
    onDay: () => problem('internal'),
    onQuarter: () => problem('internal'),
    onAnswers: () => problem('internal'),
    onCatalogue: () => problem('internal'),
    onCatalogueItem: () => problem('not-found'),
    onServiceChange: () => problem('internal'),
    onServiceAdd: () => problem('internal'),
    profile: problem('internal'),
    onPasswordChange: () => undefined,
    onSessionEnds: () => undefined,
    systemHealth: healthy,
    onLookAgain: () => ({}),
    exportState: problem('internal'),
    centreSettings,
    onPreview: () => problem('internal'),
    onRejected: () => ({ total: 0, items: [] }),
    onCompleteness: () => problem('internal'),
    onPulls: () => ({ items: [] }),
    onRegister: () => ({ items: [], total: 0 }),
    onCentreChange: () => problem('forbidden'),
    onCredential: () => problem('forbidden'),
    onRevoke: () => problem('forbidden'),
    onTestPull: () => problem('forbidden'),
    calls: [],
    ...given,
  }
}

/** The contract's routes over a fake bff, for MSW. */
export function handlersOf(bff: FakeBff) {
  const heard =
    (act: (input: { body: unknown; id: string; query: URLSearchParams }) => Reply<unknown>): HttpResponseResolver =>
    async ({ request, params }) => {
      const url = new URL(request.url)
      const text = request.method === 'GET' ? '' : await request.text()
      const body: unknown = text === '' ? undefined : JSON.parse(text)
      bff.calls.push({ call: `${request.method} ${url.pathname}`, body, header: request.headers.get(deskHeader) })
      const meant = request.headers.get(sessionHeader)
      if (meant !== null && bff.session !== null && bff.session.id !== meant) return answer(problem('other-session'))
      return answer(act({ body, id: String(params['id']), query: url.searchParams }))
    }
  const withSession = (value: Reply<unknown>) => (bff.session === null ? problem('unauthenticated') : value)
  /** Created and changed resources are what the desk reads afterwards. */
  const remember = (reply: Reply<unknown>) => {
    const request = documentRequestSchema.safeParse(reply)
    if (request.success) bff.requests.set(request.data.id, request.data)
    return reply
  }
  const keep = (reply: Reply<Appeal>) => {
    if (typeof reply === 'object' && 'events' in reply) bff.appeals.set(reply.id, reply)
    return reply
  }
  return [
    http.get(
      paths.service(':id').replace('%3A', ':'),
      heard(({ id }) => withSession(bff.services.get(id) ?? problem('not-found'))),
    ),
    http.get(
      paths.appeals,
      heard(({ query }) => withSession(bff.onAppeals(query))),
    ),
    http.get(
      paths.appealTasks,
      heard(() => withSession(bff.tasks)),
    ),
    http.post(
      paths.appeals,
      heard(({ body }) => withSession(keep(bff.onRegisterAppeal(appealRegistrationSchema.parse(body))))),
    ),
    http.get(
      paths.appeal(':id').replace('%3A', ':'),
      heard(({ id }) => withSession(bff.appeals.get(id) ?? problem('not-found'))),
    ),
    http.post(
      paths.appealChanges(':id').replace('%3A', ':'),
      heard(({ body, id }) => withSession(keep(bff.onChange(appealChangeSchema.parse(body), id)))),
    ),
    http.get(
      paths.centre,
      heard(() => bff.centre),
    ),
    http.get(
      paths.session,
      heard(() => withSession(bff.session)),
    ),
    http.post(
      paths.session,
      heard(() => {
        if (typeof bff.onSignIn === 'object' && 'staff' in bff.onSignIn) bff.session = bff.onSignIn
        return bff.onSignIn
      }),
    ),
    http.post(
      paths.sessionActivity,
      heard(() => withSession(bff.session)),
    ),
    http.get(paths.live, () => (bff.isUp ? HttpResponse.json({ status: 'ok' }) : HttpResponse.error())),
    http.delete(
      paths.session,
      heard(() => {
        bff.session = null
        return undefined
      }),
    ),
    http.get(
      paths.today,
      heard(() => withSession(bff.today)),
    ),
    http.post(
      paths.validations,
      heard(({ body }) => withSession(bff.onCheck(codeSubmissionSchema.parse(body)))),
    ),
    http.post(
      paths.documentRequests,
      heard(({ body }) => remember(withSession(bff.onRequest(codeSubmissionSchema.parse(body))))),
    ),
    http.get(
      paths.documentRequest(':id').replace('%3A', ':'),
      heard(({ id }) => withSession(bff.requests.get(id) ?? problem('not-found'))),
    ),
    http.post(
      paths.documentRequestCancellation(':id').replace('%3A', ':'),
      heard(({ id }) => remember(withSession(bff.onCancel(id)))),
    ),
    http.get(
      paths.dayReport,
      heard(({ query }) => withSession(bff.onDay(query))),
    ),
    http.get(
      paths.quarterReport,
      heard(({ query }) => withSession(bff.onQuarter(query))),
    ),
    http.post(
      paths.quarterAnswers,
      heard(({ body }) => withSession(bff.onAnswers(quarterAnswersSchema.parse(body)))),
    ),
    http.get(
      paths.documentCopies,
      heard(({ query }) => withSession(bff.onList(query))),
    ),
    http.get(
      paths.services,
      heard(({ query }) => withSession(bff.onServices(query))),
    ),
    http.post(
      paths.services,
      heard(({ body }) => withSession(bff.onServiceAdd(body))),
    ),
    http.patch(
      paths.service(':id').replace('%3A', ':'),
      heard(({ id, body }) => withSession(bff.onServiceChange(id, body))),
    ),
    http.get(
      paths.catalogue,
      heard(({ query }) => withSession(bff.onCatalogue(query))),
    ),
    http.get(
      paths.catalogueItem(':id').replace('%3A', ':'),
      heard(({ id }) => withSession(bff.onCatalogueItem(id))),
    ),
    http.get(
      paths.profile,
      heard(() => withSession(bff.profile)),
    ),
    http.put(
      paths.profilePassword,
      heard(({ body }) => withSession(bff.onPasswordChange(passwordChangeSchema.parse(body)))),
    ),
    http.post(
      paths.sessionEnds,
      heard(({ body }) => withSession(bff.onSessionEnds(sessionEndsSchema.parse(body).ids))),
    ),
    http.get(
      paths.systemHealth,
      heard(() => withSession(bff.systemHealth)),
    ),
    http.post(
      paths.packageReexamination(':id').replace('%3A', ':'),
      heard(({ id }) => withSession(bff.onLookAgain(id))),
    ),
    http.get(
      paths.exportState,
      heard(() => withSession(bff.exportState)),
    ),
    http.get(
      paths.exportPreview,
      heard(({ query }) => withSession(bff.onPreview(query))),
    ),
    http.get(
      paths.exportRejected,
      heard(({ query }) => withSession(bff.onRejected(query))),
    ),
    http.get(
      paths.exportCompleteness,
      heard(({ query }) => withSession(bff.onCompleteness(query))),
    ),
    http.get(
      paths.exportPulls,
      heard(({ query }) => withSession(bff.onPulls(query))),
    ),
    http.get(
      paths.centreRegister,
      heard(({ query }) => withSession(bff.onRegister(query))),
    ),
    http.get(
      paths.centreSettings,
      heard(() => withSession(bff.centreSettings)),
    ),
    http.patch(
      paths.centreSettings,
      heard(({ body }) => withSession(bff.onCentreChange(centreSettingsChangeSchema.parse(body)))),
    ),
    http.post(
      paths.exportCredentials,
      heard(({ body }) => withSession(bff.onCredential(newCredentialSchema.parse(body)))),
    ),
    http.delete(
      paths.exportCredential(':id').replace('%3A', ':'),
      heard(({ id }) => withSession(bff.onRevoke(id))),
    ),
    http.post(
      paths.exportTestPulls,
      heard(({ body }) => withSession(bff.onTestPull(testPullRequestSchema.parse(body)))),
    ),
    http.get(
      paths.documentCopy(':id').replace('%3A', ':'),
      heard(({ id }) => withSession(bff.copies.get(id) ?? problem('not-found'))),
    ),
  ]
}

async function answer(reply: Reply<unknown>) {
  if (reply === 'offline') return HttpResponse.error()
  if (reply === 'never') await new Promise(() => undefined)
  if (reply === undefined) return new HttpResponse(null, { status: 204 })
  const status =
    typeof reply === 'object' && reply !== null && 'code' in reply && 'status' in reply ? Number(reply.status) : 200
  return HttpResponse.json(reply, {
    status,
    headers: { 'content-type': status === 200 ? 'application/json' : 'application/problem+json' },
  })
}

// A pull as eRepository makes it, over the public address, reported step by step. It is written from what is known of
// the state's client and shares only the names of the profile with the code that answers it.
import { testPullSteps } from '@diia-desk/contract'
import type { Period, TestPull, TestPullFinding, TestPullStep } from '@diia-desk/contract'
import { call } from './call.ts'
import type { CallResult } from './call.ts'
import { checkAddress, checkCertificate, checkConnection, checkName } from './check-connection.ts'
import type { StepResult } from './check-connection.ts'

export interface TestPullTask extends Period {
  /** Public address of the export. */
  base: string
  login: string
  password: string
  /** Headers that mark the calls as a test. */
  mark: Record<string, string>
  /** The names of the fields in the profile. */
  names: { success: string; next: string; items: string; id: string | undefined }
  /** The faults of a page by its schema. */
  faultsOf(page: unknown): string[]
  now: Date
  /** A CA that is trusted in addition to the usual ones; for tests. */
  ca?: string
}

/** Enough to see that links work and pages follow one another, but few enough that nobody waits long. */
const maxPages = 20
const maxMs = 60_000
const slowMs = 5000

export async function runTestPull(task: TestPullTask): Promise<TestPull> {
  const steps: TestPull['steps'] = []
  const pages: Page[] = []

  /** Runs a step. A failed step ends the test. */
  async function step(name: TestPullStep, take: () => Promise<StepResult> | StepResult): Promise<boolean> {
    const started = performance.now()
    const { outcome, finding, fact } = await take()
    steps.push({
      step: name,
      outcome,
      ...(finding !== undefined && { finding }),
      ...(fact !== undefined && { fact: fact.slice(0, 200) }),
      tookMs: Math.round(performance.now() - started),
    })
    return outcome !== 'failed'
  }
  async function runSteps(): Promise<void> {
    if (!(await step('address', () => checkAddress(task.base)))) return
    const url = new URL(task.base)
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const secure = url.protocol === 'https:'
    const port = Number(url.port || (secure ? 443 : 80))
    if (!(await step('dns', () => checkName(host)))) return
    if (!(await step('connection', () => checkConnection(host, port)))) return
    if (secure) {
      if (!(await step('tls', () => checkCertificate(host, port, task.now, task.ca)))) return
    } else steps.push({ step: 'tls', outcome: 'not-tried', tookMs: 0 })
    if (!(await step('without-password', () => withoutPassword(task)))) return
    if (!(await step('wrong-password', () => wrongPassword(task)))) return
    if (!(await step('first-page', () => firstPage(task, pages)))) return
    if (!(await step('next-pages', () => nextPages(task, pages)))) return
    await step('schema', () => schemaOf(task, pages))
  }

  await runSteps()
  for (const name of testPullSteps)
    if (!steps.some((taken) => taken.step === name)) steps.push({ step: name, outcome: 'not-tried', tookMs: 0 })
  return { steps, pages: pages.length, records: pages.reduce((sum, { items }) => sum + items.length, 0) }
}

interface Page {
  url: string
  body: unknown
  items: unknown[]
  next: string | undefined
}

const failed = (finding: TestPullFinding, fact?: string): StepResult => ({
  outcome: 'failed',
  finding,
  ...(fact !== undefined && { fact }),
})

function firstUrl({ base, from, to }: TestPullTask): string {
  return `${base}?start_date=${from}&end_date=${to}`
}

function authorization(login: string, password: string): { authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}` }
}

async function withoutPassword(task: TestPullTask): Promise<StepResult> {
  const answer = await call(firstUrl(task), task.mark, task.ca)
  if ('finding' in answer) return failed(answer.finding)
  if (answer.status === 200) return failed('open-without-password')
  if (answer.status !== 401) return refused(answer)
  return /^basic\b/i.test(String(answer.headers['www-authenticate'] ?? ''))
    ? { outcome: 'ok', fact: '401' }
    : { outcome: 'warning', finding: 'no-challenge', fact: '401' }
}

async function wrongPassword(task: TestPullTask): Promise<StepResult> {
  const answer = await call(
    firstUrl(task),
    { ...task.mark, ...authorization(task.login, `${task.password}-not`) },
    task.ca,
  )
  if ('finding' in answer) return failed(answer.finding)
  if (answer.status === 200) return failed('open-to-any-password')
  return answer.status === 401 ? { outcome: 'ok', fact: '401' } : refused(answer)
}

async function firstPage(task: TestPullTask, pages: Page[]): Promise<StepResult> {
  const started = performance.now()
  const page = await getPage(task, firstUrl(task))
  if ('outcome' in page) return page
  pages.push(page)
  if (page.items.length === 0 && page.next === undefined) return { outcome: 'warning', finding: 'nothing-in-period' }
  const took = performance.now() - started
  return took > slowMs
    ? { outcome: 'warning', finding: 'slow', fact: `${(took / 1000).toFixed(1)} s` }
    : { outcome: 'ok', fact: String(page.items.length) }
}

async function nextPages(task: TestPullTask, pages: Page[]): Promise<StepResult> {
  const started = performance.now()
  const ids = new Set<unknown>()
  for (let page = pages[0]; ; page = pages.at(-1)) {
    for (const id of idsOf(task, page?.items ?? [])) {
      if (ids.has(id)) return failed('record-repeated', String(id))
      ids.add(id)
    }
    const next = page?.next
    if (next === undefined) return { outcome: 'ok', fact: String(pages.length) }
    if (!isSameEndpoint(task.base, next)) return failed('next-page-elsewhere', withoutQuery(next))
    if (pages.some(({ url }) => url === next)) return failed('page-repeated')
    if (pages.length >= maxPages || performance.now() - started > maxMs)
      return { outcome: 'warning', finding: 'too-many-pages', fact: String(pages.length) }
    const following = await getPage(task, next)
    if ('outcome' in following)
      return following.finding === 'bad-range' || following.finding === 'unauthorised'
        ? failed('next-page-refused', following.fact)
        : following
    pages.push(following)
  }
}

function schemaOf(task: TestPullTask, pages: Page[]): StepResult {
  for (const [index, { body }] of pages.entries()) {
    const [fault] = task.faultsOf(body)
    if (fault !== undefined) return failed('not-as-schema', `${index + 1}: ${fault}`)
  }
  return { outcome: 'ok', fact: String(pages.length) }
}

async function getPage(task: TestPullTask, url: string): Promise<Page | StepResult> {
  const answer = await call(url, { ...task.mark, ...authorization(task.login, task.password) }, task.ca)
  if ('finding' in answer) return failed(answer.finding)
  if (answer.status !== 200) return refused(answer)
  const body = parse(answer.body)
  if (body === undefined) return failed('not-json', contentType(answer))
  const { success, next, items } = task.names
  if (body[success] !== true || !Array.isArray(body[items])) return failed('not-as-schema', `1: ${success}, ${items}`)
  const link = body[next]
  return { url, body, items: body[items], next: typeof link === 'string' && link !== '' ? link : undefined }
}

/** What an answer that is not a page says about its sender. */
function refused(answer: CallResult): StepResult {
  const { status } = answer
  const fact = String(status)
  if (status >= 300 && status < 400)
    return failed('redirected', withoutQuery(String(answer.headers.location ?? status)))
  const ours = parse(answer.body)?.success === false
  // A proxy answers for a server that it cannot reach.
  if ((status === 502 || status === 504 || status === 503) && !ours) return failed('proxy-error', fact)
  const findings: Record<number, TestPullFinding> = {
    400: 'bad-range',
    401: 'unauthorised',
    403: 'forbidden',
    404: 'not-found',
    429: 'too-many-attempts',
    503: 'not-ready',
  }
  return failed(findings[status] ?? (status >= 500 ? 'server-error' : 'not-json'), fact)
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

function contentType(answer: CallResult): string {
  return String(answer.headers['content-type'] ?? '').split(';')[0] ?? ''
}

function idsOf({ names: { id } }: TestPullTask, items: unknown[]): unknown[] {
  return id === undefined
    ? []
    : items
        .map((item) => (item as Record<string, unknown>)[id])
        .filter((value) => value !== undefined && value !== null)
}

/** A link to another host would send the password there. */
function isSameEndpoint(base: string, next: string): boolean {
  if (!URL.canParse(next)) return false
  const [ours, theirs] = [new URL(base), new URL(next)]
  return ours.origin === theirs.origin && ours.pathname === theirs.pathname
}

/** A redirect or a link may contain a token in its query. */
function withoutQuery(url: string): string {
  return url.split(/[?#]/)[0] ?? ''
}

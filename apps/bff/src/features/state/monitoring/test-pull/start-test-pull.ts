import type { TestPull, TestPullRequest } from '@diia-desk/contract'
import type { ExportContext } from '../../export/export-context.ts'
import { Problem } from '../../../../problem.ts'
import { addSeconds } from '../../../../time.ts'
import { runTestPull } from './run-test-pull.ts'
import { makeTestToken, testHeader, testLogin } from '../../export/test-token.ts'

const running = new WeakSet<object>()

/**
 * Pulls over the public address, with the credentials that were entered, or with temporary ones that are valid as long
 * as the test.
 *
 * @throws {Problem} while another test runs
 */
export async function startTestPull(
  ctx: ExportContext,
  { login, password, from, to }: TestPullRequest,
): Promise<TestPull> {
  if (from > to) throw new Problem('invalid-input', { errors: [{ field: 'to', code: 'not-allowed' }] })
  if ((login === undefined) !== (password === undefined))
    throw new Problem('invalid-input', {
      errors: [{ field: login === undefined ? 'login' : 'password', code: 'required' }],
    })
  const { stateExport, config, keys, now } = ctx
  if (running.has(stateExport)) throw new Problem('too-many-requests', { retryAt: addSeconds(now(), 30) })
  running.add(stateExport)
  try {
    const { envelope, fields } = stateExport.profile.profile
    const result = await runTestPull({
      base: config.export.publicUrl,
      from,
      to,
      login: login ?? testLogin,
      password: password ?? makeTestToken(keys, 'password', now()),
      mark: { [testHeader]: makeTestToken(keys, 'mark', now()) },
      names: {
        success: envelope.success,
        next: envelope.next,
        items: envelope.items,
        id: fields.find((field) => field.from === 'id')?.out,
      },
      faultsOf: (page) => stateExport.profile.output.page(page),
      now: now(),
    })
    const last = result.steps.findLast(({ outcome }) => outcome !== 'not-tried')
    ctx.log.info(
      { pages: result.pages, records: result.records, outcome: last?.outcome, reason: last?.finding },
      'test pull',
    )
    return result
  } finally {
    running.delete(stateExport)
  }
}

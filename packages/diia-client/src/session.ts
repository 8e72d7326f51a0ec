import { sessionTokenSchema } from '@diia-desk/diia-wire'
import { readAnswer } from './answer.ts'
import { DiiaError, type DiiaOperation } from './diia-error.ts'
import type { Answer, Call, Transport } from './transport.ts'

export interface SessionOptions {
  acquirerToken: string
  /** Value of Basic authorisation, already base64; the test stand asks for it. */
  authAcquirerToken?: string
  now: () => Date
}

export interface Session {
  /** Sends a call with the session token; a 401 brings a new token and one repetition, as nothing was done then. */
  send(call: Call): Promise<Answer>
  /** Makes sure that a token can be had now. */
  renew(): Promise<void>
}

interface Numbered {
  token: string
  /** Tells tokens apart without comparing them. */
  number: number
}

/** A token lives two hours by be-auth-service; it is let go five minutes earlier. */
const tokenLifetimeMs = (120 - 5) * 60_000

/** Keeps one session token for all calls and asks for it once, however many wait. */
export function createSession(
  transport: Transport,
  { acquirerToken, authAcquirerToken, now }: SessionOptions,
): Session {
  let kept: { token: Promise<Numbered>; number: number; until: number } | undefined
  let count = 0

  const ask = async (): Promise<string> => {
    const call: Call = {
      operation: 'session-token',
      method: 'GET',
      path: `/api/v1/auth/acquirer/${encodeURIComponent(acquirerToken)}`,
      ...(authAcquirerToken === undefined ? {} : { authorization: `Basic ${authAcquirerToken}` }),
    }
    // Shared by all who wait, so it has a limit of its own instead of one caller's.
    return readAnswer(await transport.send(call, transport.deadline()), sessionTokenSchema).token
  }

  const token = (): Promise<Numbered> => {
    if (kept && now().getTime() < kept.until) return kept.token
    const number = ++count
    const asked = ask().then((text) => ({ token: text, number }))
    kept = { token: asked, number, until: now().getTime() + tokenLifetimeMs }
    // A failure is told to those who wait now and is not kept for the next.
    asked.catch(() => {
      if (kept?.number === number) kept = undefined
    })
    return asked
  }

  return {
    send: async (call) => {
      const deadline = transport.deadline()
      const used = await before(deadline, token(), call.operation)
      const answer = await transport.send({ ...call, authorization: `Bearer ${used.token}` }, deadline)
      if (answer.status !== 401) return answer
      // Another call may have brought a new token already.
      if (kept?.number === used.number) kept = undefined
      const renewed = await before(deadline, token(), call.operation)
      return transport.send({ ...call, authorization: `Bearer ${renewed.token}` }, deadline)
    },
    renew: async () => {
      kept = undefined
      await token()
    },
  }
}

/** Waits for a shared promise no longer than one's own deadline. Nothing of the call itself was sent by then. */
function before<T>(deadline: AbortSignal, promise: Promise<T>, operation: DiiaOperation): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = (): void => reject(new DiiaError({ operation, kind: 'timeout', mayHaveArrived: false }))
    if (deadline.aborted) return late()
    deadline.addEventListener('abort', late, { once: true })
    promise.then(resolve, reject).finally(() => deadline.removeEventListener('abort', late))
  })
}

import { sessionTokenSchema } from '@diia-desk/diia-wire'
import { readResponse } from './response.ts'
import { DiiaError, type DiiaOperation } from './diia-error.ts'
import type { DiiaResponse, Call, Transport } from './transport.ts'

export interface SessionOptions {
  acquirerToken: string
  /** Value for Basic authorisation, in base64. Diia's test environment requires it. */
  authAcquirerToken?: string
  now: () => Date
}

export interface Session {
  /** Sends a call with the session token. After a 401, which means that nothing was done, it is sent once more with a new token. */
  send(call: Call): Promise<DiiaResponse>
  /** Obtains a new token, which proves that one can be had now. The current token stays in use until then. */
  renew(): Promise<void>
}

interface NumberedToken {
  text: string
  /** Tells tokens apart without comparing their texts. */
  number: number
}

interface TokenRequest {
  token: Promise<NumberedToken>
  number: number
  usableUntil: number
}

/** A token is valid for two hours (be-auth-service); a new one is obtained five minutes earlier. */
const tokenLifetimeMs = (120 - 5) * 60_000

/** Keeps one session token for all calls. Calls that wait for a token share one request. */
export function createSession(
  transport: Transport,
  { acquirerToken, authAcquirerToken, now }: SessionOptions,
): Session {
  let current: TokenRequest | undefined
  let count = 0

  const obtainToken = async (): Promise<string> => {
    const call: Call = {
      operation: 'session-token',
      method: 'GET',
      path: `/api/v1/auth/acquirer/${encodeURIComponent(acquirerToken)}`,
      ...(authAcquirerToken === undefined ? {} : { authorization: `Basic ${authAcquirerToken}` }),
    }
    // All waiting calls share the request, so it has a time limit of its own instead of that of one call.
    return readResponse(await transport.send(call, transport.deadline()), sessionTokenSchema).token
  }

  const requestToken = (): TokenRequest => {
    const number = ++count
    const token = obtainToken().then((text) => ({ text, number }))
    return { token, number, usableUntil: now().getTime() + tokenLifetimeMs }
  }

  const isUsable = (request: TokenRequest | undefined): request is TokenRequest =>
    request !== undefined && now().getTime() < request.usableUntil

  const currentToken = (): Promise<NumberedToken> => {
    if (isUsable(current)) return current.token
    const requested = requestToken()
    current = requested
    // Calls that wait now get the failure; the next call requests a token again.
    requested.token.catch(() => {
      if (current === requested) current = undefined
    })
    return requested.token
  }

  return {
    send: async (call) => {
      const deadline = transport.deadline()
      const used = await waitUntil(deadline, currentToken(), call.operation)
      const response = await transport.send({ ...call, authorization: `Bearer ${used.text}` }, deadline)
      if (response.status !== 401) return response
      // Another call may have obtained a new token already.
      if (current?.number === used.number) current = undefined
      const renewed = await waitUntil(deadline, currentToken(), call.operation)
      return transport.send({ ...call, authorization: `Bearer ${renewed.text}` }, deadline)
    },
    renew: async () => {
      if (!isUsable(current)) {
        await currentToken()
        return
      }
      const requested = requestToken()
      await requested.token
      // A call may have obtained a still newer token meanwhile.
      if (current === undefined || current.number < requested.number) current = requested
    },
  }
}

/** Waits for a shared promise until the deadline of one call. Nothing of the call itself has been sent by then. */
function waitUntil<T>(deadline: AbortSignal, promise: Promise<T>, operation: DiiaOperation): Promise<T> {
  return new Promise((resolve, reject) => {
    const onDeadline = (): void => reject(new DiiaError({ operation, kind: 'timeout', mayHaveArrived: false }))
    if (deadline.aborted) return onDeadline()
    deadline.addEventListener('abort', onDeadline, { once: true })
    promise.then(resolve, reject).finally(() => deadline.removeEventListener('abort', onDeadline))
  })
}

import { type Simulator, type SimulatorOptions, startSimulator } from '../src/index.ts'

export interface Reply {
  status: number
  headers: Headers
  text: string
  json: unknown
}

/** A partner that uses plain HTTP, so that the simulator is not tested with the client that is tested with it. */
export interface Partner {
  simulator: Simulator
  /** Calls with a session token unless `authorization` says otherwise; null sends none. */
  call(method: string, path: string, body?: unknown, authorization?: string | null): Promise<Reply>
  /** Calls the phone API or the control API, without a token. */
  local(method: string, path: string, body?: unknown): Promise<Reply>
  /** The same, returning the JSON of the response with the type that the test expects. */
  read<T>(method: string, path: string, body?: unknown): Promise<T>
  token(): Promise<string>
  close(): Promise<void>
}

export async function startPartner(options: SimulatorOptions = {}): Promise<Partner> {
  const simulator = await startSimulator(options)
  const send = async (method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Reply> => {
    const json = body === undefined ? {} : { 'content-type': 'application/json' }
    const response = await fetch(simulator.url + path, {
      method,
      headers: { ...headers, ...json },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : undefined,
    }
  }
  const token = async (): Promise<string> => {
    const { json } = await send('GET', `/api/v1/auth/acquirer/${simulator.acquirerToken}`, undefined, {})
    if (typeof json === 'object' && json !== null && 'token' in json && typeof json.token === 'string')
      return json.token
    throw new Error('no token')
  }
  return {
    simulator,
    token,
    call: async (method, path, body, authorization) => {
      const header = authorization === undefined ? `Bearer ${await token()}` : authorization
      return send(method, path, body, header === null ? {} : { authorization: header })
    },
    local: (method, path, body) => send(method, path, body, {}),
    read: async (method, path, body) => JSON.parse((await send(method, path, body, {})).text),
    close: () => simulator.close(),
  }
}

import { setClock } from './clock.js'

/**
 * @import { PhoneCitizen, PhoneCode, PhoneRequest } from './types.d.ts'
 */

/** The simulator responded with an error; `status` 0 means that there was no response. */
export class ApiError extends Error {
  /**
   * @param {number} status
   * @param {unknown} [body]
   */
  constructor(status, body) {
    super(`phone api: ${status}`)
    this.status = status
    this.body = body
  }
}

/** @type {(connected: boolean) => void} */
let notifyConnection = () => {}

/**
 * Reports after every call whether there was a response.
 * @param {(connected: boolean) => void} listener
 */
export function onConnection(listener) {
  notifyConnection = listener
}

/**
 * @param {string} path
 * @param {unknown} [body] sent with POST when given
 * @returns {Promise<any>}
 */
async function call(path, body) {
  const options =
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const answer = await fetch(`/phone/api/${path}`, { ...options, signal: AbortSignal.timeout(10_000) }).catch(
    () => undefined,
  )
  notifyConnection(answer !== undefined)
  if (!answer) throw new ApiError(0)
  const json = await answer.json().catch(() => undefined)
  if (!answer.ok) throw new ApiError(answer.status, json)
  if (typeof json?.serverNow === 'string') setClock(json.serverNow)
  return json
}

/** @param {string} id */
const encode = (id) => encodeURIComponent(id)

/** @returns {Promise<PhoneCitizen[]>} */
export const getCitizens = () => call('citizens')

/**
 * @param {string} citizenId
 * @param {string} type
 * @returns {Promise<PhoneCode>}
 */
export const issueCode = (citizenId, type) => call('codes', { citizenId, type })

/**
 * @param {string} id
 * @returns {Promise<PhoneCode>}
 */
export const getCode = (id) => call(`codes/${encode(id)}`)

/**
 * @param {string} id
 * @param {string} view
 */
export const codePicture = (id, view) => `/phone/api/codes/${encode(id)}/${view}.svg`

/**
 * @param {string} id
 * @returns {Promise<PhoneRequest>}
 */
export const getRequest = (id) => call(`requests/${encode(id)}`)

/** @param {string} id */
export const openRequest = (id) => call(`requests/${encode(id)}/open`, {})

/**
 * @param {string} id
 * @param {string} password
 */
export const confirmRequest = (id, password) => call(`requests/${encode(id)}/confirm`, { password })

/** @param {string} id */
export const refuseRequest = (id) => call(`requests/${encode(id)}/refuse`, {})

/** @param {string} id */
export const resend = (id) => call(`requests/${encode(id)}/resend`, {})

/** @param {string} citizenId */
export const eventsAddress = (citizenId) => `/phone/api/events?citizenId=${encode(citizenId)}`

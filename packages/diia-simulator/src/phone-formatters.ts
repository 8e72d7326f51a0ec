import type { Context } from './context.ts'
import type { PhoneCitizen, PhoneCode, PhoneRequest } from './phone-api.ts'
import { statusOf } from './requests.ts'
import type { Citizen } from './seed.ts'
import type { StoredCode, StoredRequest } from './store.ts'

export function citizenForPhone(citizen: Citizen): PhoneCitizen {
  const { id, lastNameUA, firstNameUA, middleNameUA, documents } = citizen
  return {
    id,
    name: [lastNameUA, firstNameUA, middleNameUA].filter((part) => part !== '').join(' '),
    documents: documents.map(({ type, title, number, photo, lines }) => ({ type, title, number, photo, lines })),
  }
}

export function codeForPhone(ctx: Context, code: StoredCode): PhoneCode {
  return {
    id: code.id,
    type: code.document.type,
    barcode: code.barcode,
    link: code.link,
    expiresAt: code.expiresAt.toISOString(),
    serverNow: ctx.clock.now().toISOString(),
    state: stateOf(ctx, code),
    ...(code.request ? { request: { id: code.request.key } } : {}),
  }
}

function stateOf(ctx: Context, code: StoredCode): PhoneCode['state'] {
  if (code.request) return 'requested'
  if (code.used) return 'used-validated'
  return ctx.clock.now() > code.expiresAt ? 'expired' : 'shown'
}

export function requestForPhone(ctx: Context, request: StoredRequest): PhoneRequest {
  const { key, branch, documents, expiresAt, passwordAttemptsLeft, delivery, deliveryNote } = request
  const { customFullName, customFullAddress, name } = branch.fields
  return {
    id: key,
    organisation: String(customFullName ?? name),
    ...(typeof customFullAddress === 'string' ? { address: customFullAddress } : {}),
    documents: documents.map(({ type, title }) => ({ type, title })),
    expiresAt: expiresAt.toISOString(),
    serverNow: ctx.clock.now().toISOString(),
    state: statusOf(ctx, request),
    attemptsLeft: passwordAttemptsLeft,
    ...(delivery === 'delivered' || delivery === 'undelivered' ? { delivered: delivery === 'delivered' } : {}),
    ...(deliveryNote === undefined || deliveryNote === 'delivered' ? {} : { deliveryNote }),
    canResend: delivery === 'undelivered',
  }
}

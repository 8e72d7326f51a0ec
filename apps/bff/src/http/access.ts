// Every address declares who may use it: staff with a permission, or others for a stated reason. An app with an address
// without a declaration is not created.
import type { Permission } from '@diia-desk/contract'
import type { Express, RequestHandler } from 'express'

export type Access =
  | { kind: 'permission'; permission: Permission }
  /** Not for staff with a session, but for visitors, machines or anyone. The reason says why. */
  | { kind: 'open'; reason: string }
  /** Serves nothing itself: refuses the call or passes it on. */
  | { kind: 'serves-nothing' }

const access = Symbol('access')
const mountedAt = Symbol('mountedAt')

interface Marked {
  [access]?: Access
  [mountedAt]?: string
}

/** Marks a handler with who may use what it guards. */
export function withAccess<Handler extends object>(handler: Handler, declared: Access): Handler {
  return Object.assign(handler, { [access]: declared })
}

/** Declares an address that is not used with a session of staff. */
export function notForStaff(reason: string): RequestHandler {
  return withAccess<RequestHandler>((_req, _res, next) => next(), { kind: 'open', reason })
}

/** Declares that a handler refuses calls or passes them on. */
export function servesNothing<Handler extends object>(handler: Handler): Handler {
  return withAccess(handler, { kind: 'serves-nothing' })
}

/** Mounts routers so that `declaredRoutes` knows their whole addresses. */
export function mount(app: Express, prefix: string, ...routers: RequestHandler[]): void {
  for (const router of routers) app.use(prefix, Object.assign(router, { [mountedAt]: prefix }))
}

export interface DeclaredRoute {
  method: string
  path: string
  access: Access
}

/** The part of the Express router's internals that is read here. */
interface Layer {
  handle: Marked & { stack?: Layer[]; name?: string; length?: number }
  route?: { path: string; stack: { method?: string; handle: Marked }[] }
}

/**
 * Every address of an app and who may use it.
 *
 * @throws {Error} naming the first one that does not say so
 */
export function declaredRoutes(app: Express): DeclaredRoute[] {
  const { router } = app as unknown as { router: { stack: Layer[] } }
  return walk(router.stack, '')
}

function walk(stack: Layer[], prefix: string): DeclaredRoute[] {
  return stack.flatMap(({ handle, route }) => {
    if (route !== undefined) return declaredIn(route, prefix)
    if (handle.stack !== undefined) return walk(handle.stack, prefix + (handle[mountedAt] ?? ''))
    // An error handler answers only errors.
    if (handle[access] === undefined && handle.length !== 4)
      throw new Error(`A handler below ${prefix}/ (${handle.name ?? 'unnamed'}) does not say who may use it`)
    return []
  })
}

/** Each method of a route must begin with a handler that declares who may go on. */
function declaredIn(route: NonNullable<Layer['route']>, prefix: string): DeclaredRoute[] {
  const path = prefix + route.path
  const seen = new Set<string>()
  return route.stack.flatMap(({ method = 'all', handle }) => {
    if (seen.has(method)) return []
    seen.add(method)
    const declared = handle[access]
    if (declared === undefined) throw new Error(`${method.toUpperCase()} ${path} does not say who may use it`)
    return declared.kind === 'serves-nothing' ? [] : [{ method: method.toUpperCase(), path, access: declared }]
  })
}

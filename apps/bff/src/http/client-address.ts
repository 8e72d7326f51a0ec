// The address of the caller. A proxy names the caller in X-Forwarded-For, but anybody can send that header. It is
// trusted only from the proxies that the configuration names.
import type { Request } from 'express'
import type { Config } from '../config.ts'
import { asAddress, contains } from '../networks.ts'

/** Express asks this for each address between us and the caller, ours first. */
export function proxyTrust(proxies: Config['server']['proxies']): (address: string, hop: number) => boolean {
  if (proxies === undefined) return () => false
  return (address, hop) => hop < proxies.maxHops && contains(proxies.networks, address)
}

/**
 * The caller's address, without a port (some proxies add one, so that each connection would look like another caller)
 * and with IPv4 in IPv4 notation. If a proxy passes on something that is not an address, the proxy's own address is
 * used.
 */
export function clientAddress(req: Request): string {
  return asAddress(req.ip ?? '') ?? asAddress(req.socket.remoteAddress ?? '') ?? ''
}

// Whose call it is, as far as an address can tell. A proxy names the caller in X-Forwarded-For, and anybody else can
// write such a header too: it is believed from the proxies that the configuration names, and from nobody else.
import type { Request } from 'express'
import type { Config } from '../config.ts'
import { asAddress, contains } from '../networks.ts'

/** What Express asks of each address between us and the caller, ours first. */
export function proxyTrust(proxies: Config['server']['proxies']): (address: string, hop: number) => boolean {
  if (proxies === undefined) return () => false
  return (address, hop) => hop < proxies.mostHops && contains(proxies.networks, address)
}

/**
 * Address of the caller: without a port, which some proxies add and which would make each connection another caller,
 * and IPv4 as IPv4. Where a proxy hands on something that is no address, it is the proxy's.
 */
export function clientAddress(req: Request): string {
  return asAddress(req.ip ?? '') ?? asAddress(req.socket.remoteAddress ?? '') ?? ''
}

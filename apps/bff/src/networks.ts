// Addresses and networks with a special meaning.
import { BlockList, isIP } from 'node:net'

/** This machine. */
export const loopback = listOf(['127.0.0.0', 8, 'ipv4'], ['::1', 128, 'ipv6'])

/** Addresses that are never public: this machine, this link, documentation, benchmarks. */
export const unroutable = listOf(
  ['127.0.0.0', 8, 'ipv4'],
  ['0.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['::', 127, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
)

function listOf(...subnets: [string, number, 'ipv4' | 'ipv6'][]): BlockList {
  const networks = new BlockList()
  for (const [address, prefix, family] of subnets) networks.addSubnet(address, prefix, family)
  return networks
}

/** True when an address is in a list of networks, in any notation. */
export function contains(networks: BlockList, text: string): boolean {
  const address = asAddress(text)
  return address !== undefined && networks.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6')
}

/** An address without a port, IPv4 in IPv4 notation; undefined when the text is not an address. */
export function asAddress(text: string): string | undefined {
  const bare = (
    /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ??
    /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text)?.[1] ??
    text
  ).replace(/^::ffff:(?=\d+\.)/i, '')
  return isIP(bare) === 0 ? undefined : bare
}

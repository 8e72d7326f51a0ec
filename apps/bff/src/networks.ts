// Networks with a meaning of their own.
import { BlockList } from 'node:net'

/** This machine. */
export const loopback = listOf(['127.0.0.0', 8, 'ipv4'], ['::1', 128, 'ipv6'])

/** What no address of the Internet can be: this machine, this link, documentation, benchmarks. */
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

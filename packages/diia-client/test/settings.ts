import type { Simulator } from '@diia-desk/diia-simulator'
import { openContainer, pairRecipients, readCertificates, TrustStore } from '@diia-desk/dstu'
import type { UnwrapPackageOptions } from '../src/index.ts'

const cache = new WeakMap<Simulator, Omit<UnwrapPackageOptions, 'now'>>()

/** Trust store and keys of a simulator's partner. */
export async function settingsFrom(simulator: Simulator): Promise<Omit<UnwrapPackageOptions, 'now'>> {
  const cached = cache.get(simulator)
  if (cached) return cached
  const files = await simulator.control.partnerFiles()
  const { privateKeys, certificates } = openContainer(files.organisationContainer, files.organisationPassword)
  const settings: Omit<UnwrapPackageOptions, 'now'> = {
    trust: TrustStore.load({ certificates: [files.trust], anchorsSha256: files.anchorsSha256 }),
    recipients: pairRecipients([...privateKeys], [...certificates]),
    senders: readCertificates(files.diiaKep),
    policy: { kind: 'diia-seal' },
  }
  cache.set(simulator, settings)
  return settings
}

import type { Simulator } from '@diia-desk/diia-simulator'
import { openContainer, pairRecipients, readCertificates, TrustStore } from '@diia-desk/dstu'
import type { UnwrapPackageOptions } from '../src/index.ts'

const kept = new WeakMap<Simulator, Omit<UnwrapPackageOptions, 'now'>>()

/** What a partner of a simulator trusts and opens with. */
export async function settingsFrom(simulator: Simulator): Promise<Omit<UnwrapPackageOptions, 'now'>> {
  const known = kept.get(simulator)
  if (known) return known
  const files = await simulator.control.partnerFiles()
  const { privateKeys, certificates } = openContainer(files.organisationContainer, files.organisationPassword)
  const settings: Omit<UnwrapPackageOptions, 'now'> = {
    trust: TrustStore.load({ certificates: [files.trust], anchorsSha256: files.anchorsSha256 }),
    recipients: pairRecipients([...privateKeys], [...certificates]),
    senders: readCertificates(files.diiaKep),
    policy: { kind: 'diia-seal' },
  }
  kept.set(simulator, settings)
  return settings
}

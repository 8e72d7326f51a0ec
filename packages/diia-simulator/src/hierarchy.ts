import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Certificate, readCertificates } from '@diia-desk/dstu'
import {
  createTestHierarchy,
  testHierarchyFromJson,
  type TestHierarchy,
  type TestHierarchyJson,
  type TestIdentity,
  writeP7b,
  writePkcs12,
} from '@diia-desk/dstu/testing'
import { dataFiles, hasKeyFiles, writeSecret } from './data-folder.ts'

/** The files that a partner of the simulated Diia needs to decrypt and verify packages. */
export interface PartnerFiles {
  /** Certificates of the simulated authorities (p7b). */
  trust: Uint8Array
  /** SHA-256 (hex) of the root, the trust anchor. */
  anchorsSha256: string[]
  /** The simulated Diia's key agreement certificate (DER), for packages that do not enclose it. */
  diiaKep: Uint8Array
  /** Keys of the demo organisation (PKCS#12) and their password. */
  organisationContainer: Uint8Array
  organisationPassword: string
}

export interface Keys {
  /** Generated or read on first use, as key generation takes time. */
  hierarchy(): TestHierarchy
  /** Another hierarchy with the same names and an untrusted root, as a forger could make it. */
  untrustedHierarchy(): TestHierarchy
  /** The certificate for which packages are encrypted. */
  recipient(): Certificate
  /** Diia's key agreement key. A partner has its certificate in its files only if it is `diiaKep`. */
  sender(): TestIdentity
  partnerFiles(): PartnerFiles
}

/** Password of the demo organisation's container. Its keys open nothing but invented documents. */
const organisationPassword = 'simulator'
/** The password is public, so an expensive key derivation would only make the start slow. */
const iterations = 100

export function createKeys(options: {
  dataFolder?: string | undefined
  organisationCertificate?: Uint8Array | undefined
  now: Date
}): Keys {
  const { dataFolder, organisationCertificate, now } = options
  let hierarchy: TestHierarchy | undefined
  const getHierarchy = (): TestHierarchy => (hierarchy ??= openHierarchy(dataFolder, now))
  let untrustedHierarchy: TestHierarchy | undefined
  const recipient = organisationCertificate && readRecipient(organisationCertificate)
  let sender: TestIdentity | undefined
  let files: PartnerFiles | undefined
  const keys: Keys = {
    hierarchy: getHierarchy,
    untrustedHierarchy: () => (untrustedHierarchy ??= createTestHierarchy({ now })),
    recipient: () => recipient ?? getHierarchy().organisation.keyAgreement.certificate,
    sender: () => (sender ??= senderFor(keys.recipient(), getHierarchy())),
    partnerFiles: () => (files ??= makePartnerFiles(getHierarchy())),
  }
  if (dataFolder && !hasKeyFiles(dataFolder)) writePartnerFiles(dataFolder, keys.partnerFiles())
  return keys
}

function makePartnerFiles(hierarchy: TestHierarchy): PartnerFiles {
  const { organisation, root, diiaKep, certificates } = hierarchy
  return {
    trust: writeP7b([...certificates]),
    anchorsSha256: [root.certificate.sha256],
    diiaKep: diiaKep.certificate.der,
    organisationContainer: writePkcs12([organisation.seal, organisation.keyAgreement], organisationPassword, {
      iterations,
    }),
    organisationPassword,
  }
}

function writePartnerFiles(folder: string, files: PartnerFiles): void {
  writeFileSync(join(folder, dataFiles.trust), files.trust)
  writeFileSync(join(folder, dataFiles.anchors), `${files.anchorsSha256.join('\n')}\n`)
  writeFileSync(join(folder, dataFiles.diiaKep), files.diiaKep)
  writeSecret(join(folder, dataFiles.organisation), files.organisationContainer)
  writeSecret(join(folder, dataFiles.organisationPassword), `${files.organisationPassword}\n`)
}

function openHierarchy(folder: string | undefined, now: Date): TestHierarchy {
  if (!folder) return createTestHierarchy({ now })
  const file = join(folder, dataFiles.hierarchy)
  if (existsSync(file)) return readHierarchy(file)
  const made = createTestHierarchy({ now })
  mkdirSync(folder, { recursive: true })
  writeSecret(file, JSON.stringify(made.toJSON()))
  return made
}

function readHierarchy(file: string): TestHierarchy {
  try {
    const json: TestHierarchyJson = JSON.parse(readFileSync(file, 'utf8'))
    return testHierarchyFromJson(json)
  } catch (error) {
    throw new Error(`${file} cannot be read. Remove its folder to have the simulator make new keys.`, { cause: error })
  }
}

/** The file may hold a chain or several certificates of the organisation; exactly one must be for key agreement. */
function readRecipient(bytes: Uint8Array): Certificate {
  const suitable = readCertificates(bytes).filter(
    ({ publicKey, extensions }) => extensions.keyUsage?.keyAgreement === true && publicKey.kind === 'dstu',
  )
  const [first] = suitable
  if (!first || suitable.length > 1)
    throw new Error(
      `The organisation’s certificate file must hold one DSTU 4145 certificate for key agreement; it holds ${suitable.length}.`,
    )
  return first
}

/** Both parties of a key agreement need keys on the same curve. */
function senderFor({ publicKey }: Certificate, hierarchy: TestHierarchy): TestIdentity {
  const { diiaKep } = hierarchy
  if (publicKey.kind !== 'dstu' || publicKey.curve === diiaKep.privateKey.curve) return diiaKep
  return hierarchy.issueKeyAgreement({
    m: 257,
    commonName: diiaKep.certificate.subject.commonName ?? 'ДП «ДІЯ» (симулятор)',
  })
}

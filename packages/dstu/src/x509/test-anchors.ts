import type { Certificate } from './certificate.ts'

/** In the subject of every root that '@diia-desk/dstu/testing' makes. */
export const testHierarchyOrganization = 'Тестова ієрархія'

/** SHA-256 of roots that sign for anyone who asks, or whose keys are published. */
const published: ReadonlySet<string> = new Set<string>([])

/** Whether production must refuse this anchor. */
export function isKnownTestAnchor(certificate: Certificate): boolean {
  return certificate.subject.organization === testHierarchyOrganization || published.has(certificate.sha256)
}

export {
  writeJks,
  writeKey6,
  writeP7b,
  writePkcs12,
  writePkcs8,
  type ContainerOptions,
  type JksOptions,
} from './containers.ts'
export { envelop, type EnvelopeFault, type EnvelopOptions } from './envelop.ts'
export {
  createTestHierarchy,
  TestHierarchy,
  type IssueOptions,
  type TestHierarchyJson,
  type TestHierarchyOptions,
} from './hierarchy.ts'
export {
  generateKey,
  issueCertificate,
  type CertificateRequest,
  type SubjectName,
  type TestIdentity,
  type TestKeyUsage,
} from './issue.ts'
export { seededRandom, systemRandom, type RandomSource } from './random.ts'
export { attribute, sign, timestamp, type SignatureFault, type SignOptions, type TestDigest } from './sign.ts'

import { TestHierarchy, type TestHierarchyJson } from './hierarchy.ts'

export function testHierarchyFromJson(json: TestHierarchyJson): TestHierarchy {
  return TestHierarchy.fromJSON(json)
}

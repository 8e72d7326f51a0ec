import type { Certificate } from './certificate.ts'

/** Organisation in the subject of each root that '@diia-desk/dstu/testing' makes. */
export const testHierarchyOrganization = 'Тестова ієрархія'

/**
 * SHA-256 of the roots that are only in the trust list for testing published by IIT (CACertificates.Test.p7b): the
 * test CA of IIT, which issues certificates to anyone, and test CAs of others.
 */
const publishedTestRoots: ReadonlySet<string> = new Set([
  '38ffd129d78a2aca0778aa11ec77673f1b14a01baff19b75664e36f6ff26b692',
  '4c9423446a2dc72344764dec59addf6bf49430636b88b0bc264c1ff5d4644d6a',
  '5bee585a33b2e6747d3c84d3e1f773f51557d917b6a7d02ed15439a9c058000d',
  '63756958ca729f916dc32a407d363ceee82b41139564581405f7348cc37c5ce2',
  '6bc28dc08730c090e12299d4b7a9309140b8d055573f20490d39f6219b1f3d21',
  '7238b290f0a75f919c906f1c86e312e108dcda107f7ecf7a2822601245fd66b7',
  '77d6fabc86d1f244454f1e3af153e5edfc71520abd53b4f4bc1efce6b7466336',
  '7b09a37f4e3dc61340b74050b51d3bba301c6f465de0fc15de3307e5a28d901c',
  '7b7bd8b9837f0baa72c0faae65ab2fb3ede06ae64c580b969ba860a04de5bea7',
  '7ff0d98cc7b30cbd16422e02efe9d8b8e1e40f49b58179e162a636d63bfaf7a6',
  '8b7cdb909dd0290d231738c4e8474b1f311eaa47d7e52da9f0c9173fcc331871',
  '8c55b018b77d096f8a23dab8f7bc897e5e2e392dad94879196112f19e521c214',
  '9532ae3660aa32109b5a8e33a98ff9795740740496af7e400ebdcc0c5f101a44',
  '9d5c425eefe2f6cd900fc94735df5693544651b06f72784e0575ffe333711416',
  '9eac4233440d1e521c503f130f4121359c7f4fa8112bbb89cbcd8c28c8eeaf0a',
  'a5f920a360ae88d7ba81f3523cd45ba074cbe0f5565da0512e38965d521080ba',
  'b5cc94edd5b8b0766291f1a0c2978d18bf3f49233bbf0ab84f058dbe49ef0148',
  'bead28d04f8b689fe582f7d7d8f6ea48d217c2863a8e7dcc3b6ee623a1d231bc',
  'dfe1c893e3ea6a77f1d3da47ccf9407c01e6f79268ba56677d812e9fc2cdf1f4',
  'e0ae49415ac8b8e5fc9100803877cfcccfac5f89469d004eba828aa331c18d87',
])

/** Whether this is an anchor for tests, which production must refuse. */
export function isKnownTestAnchor(certificate: Certificate): boolean {
  return certificate.subject.organization === testHierarchyOrganization || publishedTestRoots.has(certificate.sha256)
}

import { unsupportedLabels } from './unsupported-labels.ts'

/** The Ukrainian OID arc for cryptographic algorithms (order of the Ministry of Justice 3563/5/610). */
const ua = '1.2.804.2.1.1.1'

export const oids = {
  // Keys and signatures
  /** Little-endian octet strings. The big-endian variant …1.3.1.1.1.1 is not accepted. */
  dstu4145: `${ua}.1.3.1.1`,
  dstu4145Kupyna256: `${ua}.1.3.6.1`,
  dstu4145Kupyna256Polynomial: `${ua}.1.3.6.1.1`,
  dstu4145Kupyna384Polynomial: `${ua}.1.3.6.2.1`,
  dstu4145Kupyna512Polynomial: `${ua}.1.3.6.3.1`,
  /** Followed by the curve's number in the table of the standard: 6 is m = 257, 9 is m = 431. */
  dstu4145NamedCurve: `${ua}.1.3.1.1.2`,
  rsaEncryption: '1.2.840.113549.1.1.1',
  rsaSha256: '1.2.840.113549.1.1.11',
  rsaSha384: '1.2.840.113549.1.1.12',
  rsaSha512: '1.2.840.113549.1.1.13',
  ecPublicKey: '1.2.840.10045.2.1',
  p256: '1.2.840.10045.3.1.7',
  p384: '1.3.132.0.34',
  ecdsaSha256: '1.2.840.10045.4.3.2',
  ecdsaSha384: '1.2.840.10045.4.3.3',
  ecdsaSha512: '1.2.840.10045.4.3.4',
  // Digests
  gost34311: `${ua}.1.2.1`,
  kupyna256: `${ua}.1.2.2.1`,
  kupyna384: `${ua}.1.2.2.2`,
  kupyna512: `${ua}.1.2.2.3`,
  /** Too weak to be accepted; only named in outcomes. */
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
  hmacGost34311: `${ua}.1.1.2`,
  // Envelopes
  gost28147Cfb: `${ua}.1.1.1.3`,
  gost28147Wrap: `${ua}.1.1.1.5`,
  kalyna256Cfb: `${ua}.1.1.3.3.2`,
  kalyna256Wrap: `${ua}.1.1.3.11`,
  dhCofactorGost: `${ua}.1.3.4`,
  dhStandardGost: `${ua}.1.3.5`,
  dhCofactorKupyna: `${ua}.1.3.7`,
  dhStandardKupyna: `${ua}.1.3.8`,
  // CMS
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  envelopedData: '1.2.840.113549.1.7.3',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  signatureTimeStamp: '1.2.840.113549.1.9.16.2.14',
  contentTimeStamp: '1.2.840.113549.1.9.16.2.20',
  // Certificates
  subjectDirectoryAttributes: '2.5.29.9',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  certificatePolicies: '2.5.29.32',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  qcStatements: '1.3.6.1.5.5.7.1.3',
  edrpou: `${ua}.11.1.4.2.1`,
  drfo: `${ua}.11.1.4.1.1`,
  ekuSeal: `${ua}.3.9`,
  ekuTimeStamping: '1.3.6.1.5.5.7.3.8',
  // Key containers
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
  hmacSha1: '1.2.840.113549.2.7',
  hmacSha256: '1.2.840.113549.2.9',
  aes256Cbc: '2.16.840.1.101.3.4.1.42',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certBag: '1.2.840.113549.1.12.10.1.3',
  x509Certificate: '1.2.840.113549.1.9.22.1',
  localKeyId: '1.2.840.113549.1.9.21',
  /** Sun's algorithm for protecting a key in a JKS. */
  jksKeyProtector: '1.3.6.1.4.1.42.2.17.1.1',
  iitKey6: '1.3.6.1.4.1.19398.1.1.1.2',
  iitSecondKeyBits: '1.3.6.1.4.1.19398.1.1.2.3',
  iitSecondKeyParameters: '1.3.6.1.4.1.19398.1.1.2.2',
} as const

/** Short names for reports. */
const labels: Readonly<Record<string, string>> = {
  [oids.dstu4145]: 'DSTU-4145',
  [oids.dstu4145Kupyna256]: 'DSTU-4145',
  [oids.dstu4145Kupyna256Polynomial]: 'DSTU-4145',
  [oids.dstu4145Kupyna384Polynomial]: 'DSTU-4145',
  [oids.dstu4145Kupyna512Polynomial]: 'DSTU-4145',
  [oids.rsaEncryption]: 'RSA',
  [oids.rsaSha256]: 'RSA',
  [oids.rsaSha384]: 'RSA',
  [oids.rsaSha512]: 'RSA',
  [oids.ecdsaSha256]: 'ECDSA',
  [oids.ecdsaSha384]: 'ECDSA',
  [oids.ecdsaSha512]: 'ECDSA',
  [oids.gost34311]: 'GOST-34.311',
  [oids.kupyna256]: 'Kupyna-256',
  [oids.kupyna384]: 'Kupyna-384',
  [oids.kupyna512]: 'Kupyna-512',
  [oids.sha256]: 'SHA-256',
  [oids.sha384]: 'SHA-384',
  [oids.sha512]: 'SHA-512',
  [oids.gost28147Cfb]: 'GOST-28147-CFB',
  [oids.gost28147Wrap]: 'GOST-28147-wrap',
  [oids.kalyna256Cfb]: 'Kalyna-256-CFB',
  [oids.kalyna256Wrap]: 'Kalyna-256-wrap',
  [oids.dhCofactorGost]: 'cofactor-DH-GOST-34.311',
  [oids.dhStandardGost]: 'DH-GOST-34.311',
  [oids.dhCofactorKupyna]: 'cofactor-DH-Kupyna-256',
  [oids.dhStandardKupyna]: 'DH-Kupyna-256',
  ...unsupportedLabels,
}

/** The short name of an algorithm, or the OID itself when it is not known. */
export function algorithmLabel(oid: string): string {
  return labels[oid] ?? oid
}

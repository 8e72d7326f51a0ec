/** The brainpool curves of RFC 5639 by their number under 1.3.36.3.3.2.8.1.1. */
const brainpool = [160, 192, 224, 256, 320, 384, 512].flatMap((bits) => [`brainpoolP${bits}r1`, `brainpoolP${bits}t1`])
/** Sizes of the polynomial-basis curves of DSTU 4145 by their number under …1.3.1.1.2. */
const dstuCurves = [163, 167, 173, 179, 191, 233, 257, 307, 367, 431]

/** Names of what is met in the wild and not accepted here, for whoever must find out why a signature is refused. */
export const foreignLabels: Readonly<Record<string, string>> = {
  // Digests
  '1.2.840.113549.2.5': 'MD5',
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.4': 'SHA-224',
  '2.16.840.1.101.3.4.2.8': 'SHA3-256', '2.16.840.1.101.3.4.2.9': 'SHA3-384', '2.16.840.1.101.3.4.2.10': 'SHA3-512',
  '1.2.643.2.2.9': 'GOST R 34.11-94',
  '1.2.643.7.1.1.2.2': 'GOST R 34.11-2012-256', '1.2.643.7.1.1.2.3': 'GOST R 34.11-2012-512',
  // Signatures and keys
  '1.2.804.2.1.1.1.1.3.1.1.1.1': 'DSTU-4145 (big-endian)',
  '1.2.804.2.1.1.1.1.3.1.2': 'DSTU-4145 (normal basis)',
  '1.2.840.113549.1.1.4': 'RSA with MD5',
  '1.2.840.113549.1.1.5': 'RSA with SHA-1',
  '1.2.840.113549.1.1.7': 'RSA-OAEP',
  '1.2.840.113549.1.1.10': 'RSA-PSS',
  '1.2.840.113549.1.1.14': 'RSA with SHA-224',
  '1.2.840.10045.4.1': 'ECDSA with SHA-1',
  '1.2.840.10045.4.3.1': 'ECDSA with SHA-224',
  '1.2.840.10040.4.1': 'DSA', '1.2.840.10040.4.3': 'DSA with SHA-1',
  '1.3.101.110': 'X25519', '1.3.101.111': 'X448', '1.3.101.112': 'Ed25519', '1.3.101.113': 'Ed448',
  '1.2.643.2.2.19': 'GOST R 34.10-2001',
  '1.2.643.7.1.1.1.1': 'GOST R 34.10-2012-256', '1.2.643.7.1.1.1.2': 'GOST R 34.10-2012-512',
  '1.2.840.10045.2.1': 'EC', '1.2.840.113549.1.1.1': 'RSA',
  // Curves
  '1.2.840.10045.3.1.1': 'secp192r1', '1.2.840.10045.3.1.7': 'P-256',
  '1.3.132.0.10': 'secp256k1', '1.3.132.0.33': 'secp224r1', '1.3.132.0.34': 'P-384', '1.3.132.0.35': 'P-521',
  ...Object.fromEntries(brainpool.map((name, index) => [`1.3.36.3.3.2.8.1.1.${index + 1}`, name])),
  ...Object.fromEntries(dstuCurves.map((m, index) => [`1.2.804.2.1.1.1.1.3.1.1.2.${index}`, `DSTU 4145 curve, m = ${m}`])),
  // Ciphers and key agreement
  '1.2.840.113549.3.7': '3DES-CBC',
  '2.16.840.1.101.3.4.1.2': 'AES-128-CBC', '2.16.840.1.101.3.4.1.22': 'AES-192-CBC', '2.16.840.1.101.3.4.1.42': 'AES-256-CBC',
  '2.16.840.1.101.3.4.1.6': 'AES-128-GCM', '2.16.840.1.101.3.4.1.26': 'AES-192-GCM', '2.16.840.1.101.3.4.1.46': 'AES-256-GCM',
  '2.16.840.1.101.3.4.1.5': 'AES-128-wrap', '2.16.840.1.101.3.4.1.45': 'AES-256-wrap',
  '1.2.804.2.1.1.1.1.1.1.2': 'GOST-28147-OFB',
  '1.2.840.113549.1.12.1.3': 'PKCS#12 with 3DES', '1.2.840.113549.1.12.1.6': 'PKCS#12 with RC2-40',
  '1.3.133.16.840.63.0.2': 'ECDH with SHA-1', '1.3.132.1.11.1': 'ECDH with SHA-256',
  '1.2.840.113549.2.7': 'HMAC-SHA-1', '1.2.840.113549.2.11': 'HMAC-SHA-512',
  // Kinds of message (RFC 5652, RFC 5083, RFC 3274)
  '1.2.840.113549.1.7.1': 'data', '1.2.840.113549.1.7.5': 'digested-data', '1.2.840.113549.1.7.6': 'encrypted-data',
  '1.2.840.113549.1.9.16.1.2': 'authenticated-data', '1.2.840.113549.1.9.16.1.23': 'authenticated enveloped-data',
  '1.2.840.113549.1.9.16.1.9': 'compressed-data', '1.2.840.113549.1.9.16.1.4': 'timestamp',
}

const pkcs12Advice = 'convert it to PKCS#12: keytool -importkeystore -srckeystore FILE -srcstoretype'

/** Names a container format that is not supported, with advice; undefined when its bytes do not show the format. */
export function unsupportedContainer(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('hex')
  if (start.startsWith('cececece'))
    return `a JCEKS key store is not supported; ${pkcs12Advice} JCEKS -destkeystore keys.p12 -deststoretype PKCS12`
  // BouncyCastle's key store: version 1 or 2, then the length of the salt.
  if (/^0000000[12]00000014/.test(start))
    return `a BKS key store is not supported; ${pkcs12Advice} BKS -destkeystore keys.p12 -deststoretype PKCS12`
  if (start.startsWith('504b0304')) return 'a zip archive is not a key container; unpack it first'
  const text = Buffer.from(bytes.subarray(0, 4096)).toString('latin1').trimStart()
  const label = /^-----BEGIN ([A-Z0-9 ]{1,40})-----/.exec(text)?.[1]
  if (label === undefined || label === 'ENCRYPTED PRIVATE KEY') return undefined
  if (label.endsWith('PRIVATE KEY')) return 'the private key is not encrypted, or not as PKCS#8'
  return `a PEM file with ${label} is not a key container`
}

const pkcs12Advice = 'convert it to PKCS#12: keytool -importkeystore -srckeystore FILE -srcstoretype'

/** What the container is when it is none that is opened here, and what to do; undefined when its bytes tell nothing. */
export function otherContainer(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('hex')
  if (start.startsWith('cececece'))
    return `a JCEKS key store is not opened; ${pkcs12Advice} JCEKS -destkeystore keys.p12 -deststoretype PKCS12`
  // BouncyCastle's: a version of 1 or 2, then the length of the salt.
  if (/^0000000[12]00000014/.test(start))
    return `a BKS key store is not opened; ${pkcs12Advice} BKS -destkeystore keys.p12 -deststoretype PKCS12`
  if (start.startsWith('504b0304')) return 'a zip archive is no key container; unpack it first'
  const text = Buffer.from(bytes.subarray(0, 4096)).toString('latin1').trimStart()
  const label = /^-----BEGIN ([A-Z0-9 ]{1,40})-----/.exec(text)?.[1]
  if (label === undefined || label === 'ENCRYPTED PRIVATE KEY') return undefined
  if (label.endsWith('PRIVATE KEY')) return 'the private key is not encrypted, or not as PKCS#8'
  return `a PEM file with ${label} is no key container`
}

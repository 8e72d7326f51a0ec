/** Lifetime of a code in be-documents-service. One record holds a barcode and a link, and is used once. */
export const codeLifetimeSeconds = 180

/** Thirteen digits, the first not 0; the last one is the EAN-13 check digit of the others. */
export const barcodePattern = /^[1-9]\d{12}$/

/** The link in a QR code: document type, document id and a UUID v4. */
export const qrLinkPattern =
  /^https:\/\/diia\.app\/documents\/(?<documentType>[a-z-]+)\/(?<documentId>[^/]+)\/verify\/(?<otp>[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})$/

/** The EAN-13 check digit of twelve digits. */
export function checkDigit(digits: string): string {
  let sum = 0
  for (let i = 0; i < 12; i++) sum += Number(digits[i]) * (i % 2 === 0 ? 1 : 3)
  return String((10 - (sum % 10)) % 10)
}

/** Makes the link for the QR code of one code. */
export function qrLink(documentType: string, documentId: string, otp: string): string {
  return `https://diia.app/documents/${documentType}/${encodeURIComponent(documentId)}/verify/${otp}`
}

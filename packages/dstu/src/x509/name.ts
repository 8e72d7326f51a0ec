/** A distinguished name as read; `text` is for people, comparison is by the encoded bytes. */
export interface Name {
  readonly der: Uint8Array
  readonly text: string
  readonly commonName?: string
  readonly organization?: string
  readonly organizationalUnit?: string
  readonly organizationIdentifier?: string
  readonly country?: string
  readonly locality?: string
  readonly title?: string
  readonly surname?: string
  readonly givenName?: string
  readonly serialNumber?: string
}

/** The request that the signed metadata names. */
export interface NamedRequest {
  requestId?: string
  barcode?: string
}

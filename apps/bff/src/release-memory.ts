/**
 * Frees the memory of a buffer that nothing will read again; it is empty afterwards. V8 counts what buffers occupy, and
 * collects its whole heap for every few megabytes of them, which delays everybody.
 *
 * @param buffer has memory of its own: no part of another buffer, and not from Node's pool
 */
export function releaseMemory({ buffer }: Uint8Array): void {
  ;(buffer as ArrayBuffer).transfer(0)
}

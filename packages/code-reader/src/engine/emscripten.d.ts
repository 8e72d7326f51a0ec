// What zxing-wasm's own types leave to @types/emscripten, as far as it is used here: the memory of the engine, and how
// it is brought up.
interface EmscriptenModule {
  /** Bytes of its memory. Another array after the memory has grown. */
  readonly HEAPU8: Uint8Array<ArrayBuffer>
  _malloc(bytes: number): number
  _free(place: number): void
  locateFile(file: string, folder: string): string
  wasmBinary: ArrayBuffer
  printErr(line: string): void
}

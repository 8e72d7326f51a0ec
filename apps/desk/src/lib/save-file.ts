/** Saves a text as a file on this computer. */
export function saveFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Browsers read the blob after the click, so the URL is released later.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

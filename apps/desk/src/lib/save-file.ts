/** Saves a text as a file of this computer, without asking the bff for it again. */
export function saveFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Browsers read the blob after the click; by then they hold it themselves.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** The frame of the last print: it must stay for as long as the browser's dialog may need it. */
let last: HTMLIFrameElement | undefined

/**
 * Prints a PDF of our own server: one press and the browser's dialog is there. The PDF is loaded into a frame that
 * nobody sees; where a browser has no viewer or keeps the frame to itself, the PDF opens in a tab and is printed there.
 */
export function printPdf(address: string): void {
  const inTab = () => void window.open(address, '_blank', 'noopener')
  last?.remove()
  if (!navigator.pdfViewerEnabled) return inTab()
  const frame = document.createElement('iframe')
  frame.className = 'unseen'
  frame.tabIndex = -1
  frame.ariaHidden = 'true'
  frame.addEventListener(
    'load',
    () => {
      try {
        // Without a window of the frame there is nothing to print.
        if (frame.contentWindow === null) inTab()
        else frame.contentWindow.print()
      } catch {
        inTab()
      }
    },
    { once: true },
  )
  frame.src = address
  last = frame
  document.body.append(frame)
}

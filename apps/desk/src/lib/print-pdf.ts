/** The frame of the last print; it must exist as long as the browser's print dialog may need it. */
let last: HTMLIFrameElement | undefined

/**
 * Prints a PDF of our own server and opens the browser's print dialog at once. The PDF is loaded into a hidden frame;
 * if the browser has no PDF viewer or blocks access to the frame, the PDF opens in a tab and is printed there.
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
        // Without the frame's window nothing can be printed.
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

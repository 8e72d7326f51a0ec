import { buttonClass } from './button.tsx'
import { Icon } from './icon.tsx'
import styles from './pdf-view.module.css'
import { useComponentWords } from './words.ts'

/**
 * A PDF in the browser's own viewer. There is no sandbox attribute, because browsers then refuse to render it; the
 * response itself has `Content-Security-Policy: sandbox`. That also prevents our page from printing it, so printing is
 * done from the viewer in a separate tab.
 */
export function PdfView({ src, title, bytes }: { src: string; title: string; bytes: number }) {
  const words = useComponentWords()
  return (
    <figure className={styles.pdf}>
      <figcaption className={styles.bar}>
        <span>{words.pdfSize(bytes)}</span>
        <a
          className={buttonClass({ kind: 'icon' })}
          href={src}
          target="_blank"
          rel="noreferrer"
          aria-label={words.openToPrint(title)}
          title={words.openToPrint(title)}
        >
          <Icon name="external-link" />
        </a>
      </figcaption>
      {navigator.pdfViewerEnabled ? (
        // oxlint-disable-next-line react/iframe-missing-sandbox -- see above
        <iframe className={styles.sheet} src={`${src}#toolbar=0&navpanes=0&view=FitH`} title={title} />
      ) : (
        <p className={styles.none}>{words.noPdfViewer}</p>
      )}
    </figure>
  )
}

import type { Point } from '@diia-desk/code-reader'
import styles from './viewfinder.module.css'

interface FinderOverlayProps {
  /** Of the camera's picture. */
  width: number
  height: number
  /** The code that was read just now: where it stands in shares of the picture, as far as that is known. */
  read: { readonly corners?: readonly Point[] | undefined } | undefined
}

/** A phone held fifteen centimetres before a webcam is about so wide, in parts of the picture's longer side. */
const phoneWidth = 0.34
const codeWidth = 0.28
/** Where its upper edge and the middle of its code are drawn, in parts of the picture's height. */
const [phoneTop, codeMiddle] = [0.25, 0.62]

/**
 * Drawn over the picture and mirrored with it. Before a read: the outline of a phone and the place of its code, as
 * large as they are at the right distance. After it: where the code was.
 */
export function FinderOverlay({ width, height, read }: FinderOverlayProps) {
  const long = Math.max(width, height)
  const code = square(width / 2, height * codeMiddle, (codeWidth * long) / 2)
  // Where it is not known where the code stood, the whole picture is framed.
  const corners = read?.corners ?? [
    { x: 0.01, y: 0.01 },
    { x: 0.99, y: 0.01 },
    { x: 0.99, y: 0.99 },
    { x: 0.01, y: 0.99 },
  ]
  return (
    <svg className={styles.overlay} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {read ? (
        <polygon
          className={styles.outline}
          points={corners.map(({ x, y }) => `${x * width},${y * height}`).join(' ')}
        />
      ) : (
        <>
          <path className={styles.phone} d={phone(width, height, phoneWidth * long)} />
          <path
            className={styles.guide}
            d={code
              .map(([x, y]) => corner(x, y, x < width / 2 ? 1 : -1, y < height * codeMiddle ? 1 : -1, long / 36))
              .join('')}
          />
        </>
      )}
    </svg>
  )
}

type Place = [x: number, y: number]

function square(x: number, y: number, half: number): [Place, Place, Place, Place] {
  return [
    [x - half, y - half],
    [x + half, y - half],
    [x + half, y + half],
    [x - half, y + half],
  ]
}

function corner(x: number, y: number, across: number, down: number, length: number): string {
  return `M${x} ${y + down * length}V${y}H${x + across * length}`
}

/** Held with its upper edge in view; the lower one is out of the picture at that distance. */
function phone(width: number, height: number, size: number): string {
  const [left, top, round] = [(width - size) / 2, height * phoneTop, size / 9]
  const down = height + 10
  return `M${left} ${down}V${top + round}a${round} ${round} 0 0 1 ${round} ${-round}h${size - 2 * round}a${round} ${round} 0 0 1 ${round} ${round}V${down}`
}

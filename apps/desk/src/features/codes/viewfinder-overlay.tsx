import type { Point } from '@diia-desk/code-reader'
import styles from './viewfinder.module.css'

interface ViewfinderOverlayProps {
  /** Size of the camera's picture. */
  width: number
  height: number
  /** The code that was just read; its corners are fractions of the picture's size, if known. */
  read: { readonly corners?: readonly Point[] | undefined } | undefined
}

/** Width of a phone 15 cm in front of a webcam, as a fraction of the picture's longer side. */
const phoneWidth = 0.34
const codeWidth = 0.28
/** Vertical position of the phone's upper edge and of the centre of its code, as fractions of the picture's height. */
const [phoneTop, codeMiddle] = [0.25, 0.62]

/**
 * Drawn over the picture and mirrored with it. Before a code is read: the outline of a phone and the position of its
 * code at the right distance. Afterwards: the position of the code that was read.
 */
export function ViewfinderOverlay({ width, height, read }: ViewfinderOverlayProps) {
  const long = Math.max(width, height)
  const code = square(width / 2, height * codeMiddle, (codeWidth * long) / 2)
  // If the position of the code is not known, the whole picture is framed.
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

type PicturePoint = [x: number, y: number]

function square(x: number, y: number, half: number): [PicturePoint, PicturePoint, PicturePoint, PicturePoint] {
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

/** The lower edge of the phone is outside the picture at that distance. */
function phone(width: number, height: number, size: number): string {
  const [left, top, round] = [(width - size) / 2, height * phoneTop, size / 9]
  const down = height + 10
  return `M${left} ${down}V${top + round}a${round} ${round} 0 0 1 ${round} ${-round}h${size - 2 * round}a${round} ${round} 0 0 1 ${round} ${round}V${down}`
}

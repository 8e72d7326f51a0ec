import { tileColumns } from './engine/picture-traits.ts'
import type { PictureTiles, PictureTraits } from './types.ts'

/** A tile with so many alternations of light and dark may hold a piece of a code. */
const codeAlternations = 5
/** So many such tiles probably are a code. */
const codeTiles = 6
/** A tile that is half overexposed cannot be read. */
const burntTile = 128
/**
 * Edges less sharp are out of focus: too near, or moving. On the synthetic frames the median is 60 of 255 then,
 * otherwise at least 78.
 */
export const bluntBelow = 70
/** A screen so near that its code is blurred completely is still a bright area with blunt edges. */
const brightTile = 130
const brightTiles = 8
/** A tile that differs from the scene by so much is new. */
const otherShade = 25
const otherAlternations = 3
/** A tile that is new for longer becomes part of the scene. Longer than anybody holds up a phone. */
const staticAfterMs = 60_000
/** Bars that are seen during a smaller share of the time are shown by somebody, not part of the scene. */
const rareBars = 0.5
/** Time constant with which the scene adapts to changes of light. */
const followsMs = 5000
/** A camera that has just been opened still adjusts its exposure. */
const settlesMs = 1500
/** A longer gap between frames means that reading was interrupted; it does not count as time in view. */
const lookingGapMs = 5000
/** When so much of the picture is new for so long, the scene has changed: the lamp was lit, the camera turned. */
const otherScene = 0.8
const otherSceneMs = 2000

/** Appearance of what is held in front of the camera. */
export interface Subject {
  /** Mean shade, 0–255. */
  readonly brightness: number
  /** Share of it that is overexposed. */
  readonly burnt: number
  /** Median sharpness of its edges, 0–255, 255 the sharpest. */
  readonly sharpness: number
}

/** Learns what the camera sees when nobody shows anything, and so which part of a picture is shown by somebody. */
export interface Scene {
  /**
   * What is held up in this picture in the way of a code; undefined when nothing is. `barsSeen` comes from the engine.
   */
  look(traits: PictureTraits, barsSeen: boolean, at: number): Subject | undefined
  /** Another camera, or another place: learn again. */
  forget(): void
}

export function createScene(): Scene {
  let usual: { brightness: Float32Array; alternations: Float32Array; newSince: Float64Array } | undefined
  let startedAt = 0
  let lastAt = 0
  let otherSince: number | undefined
  /** Share of the time in which the engine sees bars: blinds and shelves are always in view. */
  let usualBars = 0

  function learn({ brightness, alternations }: PictureTiles): void {
    usual = {
      brightness: Float32Array.from(brightness),
      alternations: Float32Array.from(alternations),
      newSince: new Float64Array(brightness.length).fill(NaN),
    }
    otherSince = undefined
  }

  return {
    look({ tiles }, barsSeen, at) {
      if (usual === undefined) {
        startedAt = at
        lastAt = at
        usualBars = 0
      }
      if (usual === undefined || at - startedAt < settlesMs) {
        learn(tiles)
        usualBars += barsSeen ? (at - lastAt) / settlesMs : 0
        lastAt = at
        return undefined
      }
      const { brightness, alternations, newSince } = usual
      const light = changeOfLight(tiles.brightness, brightness)
      const passed = at - lastAt
      const follow = Math.min(1, passed / followsMs)
      lastAt = at
      const found: number[] = []
      let [count, code, burnt, bright, blunt] = [0, 0, 0, 0, 0]
      for (let tile = 0; tile < brightness.length; tile++) {
        const [shade = 0, turns = 0, shadeBefore = 0, turnsBefore = 0] = [
          tiles.brightness[tile],
          tiles.alternations[tile],
          brightness[tile],
          alternations[tile],
        ]
        const isNew =
          Math.abs(shade - Math.min(255, shadeBefore * light)) > otherShade ||
          Math.abs(turns - turnsBefore) > otherAlternations
        if (isNew) {
          count++
          const since = newSince[tile] ?? NaN
          newSince[tile] = Number.isNaN(since) ? at : since + (passed > lookingGapMs ? passed : 0)
          const edge = tiles.sharpness[tile] ?? 0
          const [isCode, isBright] = [turns >= codeAlternations, shade >= brightTile]
          const [isBurnt, isBlunt] = [(tiles.burnt[tile] ?? 0) >= burntTile, edge > 0 && edge < bluntBelow]
          if (isCode) code++
          if (isBurnt) burnt++
          if (isBlunt) blunt++
          if (isBright) bright++
          if (isCode || isBurnt || isBlunt || isBright) found.push(tile)
        } else newSince[tile] = NaN
        const becomes = !isNew ? follow : at - (newSince[tile] ?? at) > staticAfterMs ? 1 : 0
        brightness[tile] = shadeBefore + (shade - shadeBefore) * becomes
        alternations[tile] = turnsBefore + (turns - turnsBefore) * becomes
      }
      if (count < brightness.length * otherScene) otherSince = undefined
      else otherSince ??= at
      if (otherSince !== undefined && at - otherSince > otherSceneMs) learn(tiles)
      const hasBars = barsSeen && usualBars < rareBars
      usualBars += ((barsSeen ? 1 : 0) - usualBars) * Math.min(1, passed / staticAfterMs)
      const isShown =
        code >= codeTiles || burnt >= codeTiles || (blunt >= codeTiles && bright >= brightTiles) || hasBars
      return isShown ? subjectOf(tiles, found) : undefined
    },
    forget() {
      usual = undefined
    },
  }
}

/**
 * A bright screen makes the camera darken the rest of the picture. The margins, where nobody holds a phone, show by how
 * much.
 */
function changeOfLight(now: Uint8Array, before: Float32Array): number {
  const changes: number[] = []
  for (let tile = 0; tile < before.length; tile++) {
    const column = tile % tileColumns
    if (column < 2 || column >= tileColumns - 2) changes.push(((now[tile] ?? 0) + 4) / ((before[tile] ?? 0) + 4))
  }
  return Math.min(2, Math.max(0.5, middle(changes)))
}

function subjectOf({ brightness, burnt, sharpness }: PictureTiles, found: readonly number[]): Subject {
  const shades = found.map((tile) => brightness[tile] ?? 0)
  const edges = found.map((tile) => sharpness[tile] ?? 0).filter((edge) => edge > 0)
  return {
    brightness: shades.length === 0 ? 255 : shades.reduce((sum, shade) => sum + shade, 0) / shades.length,
    burnt: found.filter((tile) => (burnt[tile] ?? 0) >= burntTile).length / Math.max(1, found.length),
    sharpness: edges.length === 0 ? 255 : middle(edges),
  }
}

function middle(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 1
}

import { AxisBottom, AxisLeft } from '@visx/axis'
import { GridRows } from '@visx/grid'
import { useParentSize } from '@visx/responsive'
import { scaleBand, scaleLinear } from '@visx/scale'
import { Bar, Line } from '@visx/shape'
import { useEffect, useState } from 'react'
import { figure } from '../numbers.ts'
import type { Locale } from '@diia-desk/locales'
import styles from './plots.module.css'

/** `solid` and `hollow` are bars side by side, `mark` is a line across both, so that they differ without colour. */
interface Series {
  name: string
  look: 'solid' | 'hollow' | 'mark'
}

interface BarPlotProps {
  items: { label: string; values: number[] }[]
  series: Series[]
  locale: Locale
}

/** Sizes in rem, so that large text fits. */
const rem = { height: 13, top: 0.75, right: 0.25, bottom: 1.75, left: 2.5, label: 2.6 }

/** Counts over time. The axis always starts at zero. */
export function BarPlot({ items, series, locale }: BarPlotProps) {
  const { parentRef, width } = useParentSize({ debounceTime: 60 })
  const px = useRem()
  const [height, top, bottom, left] = [rem.height * px, rem.top * px, rem.bottom * px, rem.left * px]
  const most = Math.max(1, ...items.flatMap(({ values }) => values))
  const x = scaleBand({
    domain: items.map(({ label }) => label),
    range: [left, width - rem.right * px],
    paddingInner: 0.28,
    paddingOuter: 0.1,
  })
  const y = scaleLinear({ domain: [0, most], range: [height - bottom, top], nice: 4 })
  const bars = series.filter(({ look }) => look !== 'mark').length
  const barWidth = x.bandwidth() / Math.max(1, bars)
  const every = Math.ceil((rem.label * px) / Math.max(1, x.step()))
  const ticks = y.ticks(4).filter(Number.isInteger)
  return (
    <figure className={styles.figure}>
      <div ref={parentRef} className={styles.canvas}>
        {width > 0 && (
          <svg width={width} height={height} className={styles.svg}>
            <GridRows scale={y} left={left} width={width - left} tickValues={ticks} className={styles.grid ?? ''} />
            {items.map(({ label, values }) => {
              const from = x(label) ?? 0
              return series.map(({ name, look }, index) => {
                const value = values[index] ?? 0
                const [at, floor] = [y(value), y(0)]
                if (look === 'mark')
                  return (
                    <Line
                      key={`${label} ${name}`}
                      className={styles.mark}
                      from={{ x: from - 2, y: at }}
                      to={{ x: from + x.bandwidth() + 2, y: at }}
                    />
                  )
                const position = series.slice(0, index).filter((one) => one.look !== 'mark').length
                return (
                  <Bar
                    key={`${label} ${name}`}
                    className={look === 'solid' ? styles.solid : styles.hollow}
                    x={from + position * barWidth + 1}
                    y={at}
                    width={Math.max(1, barWidth - 2)}
                    height={Math.max(0, floor - at)}
                  />
                )
              })
            })}
            <AxisLeft
              scale={y}
              left={left}
              tickValues={ticks}
              hideAxisLine
              hideTicks
              tickFormat={(value) => figure(Number(value), locale)}
              tickClassName={styles.tick ?? ''}
              tickLabelProps={{ textAnchor: 'end', dx: '-0.5em', dy: '0.3em' }}
            />
            <AxisBottom
              scale={x}
              top={height - bottom}
              tickValues={items.map(({ label }) => label).filter((_, index) => index % every === 0)}
              hideTicks
              axisClassName={styles.axis ?? ''}
              tickClassName={styles.tick ?? ''}
              tickLabelProps={{ textAnchor: 'middle', dy: '0.5em' }}
            />
          </svg>
        )}
      </div>
      <Legend series={series} />
    </figure>
  )
}

export function Legend({ series }: { series: Series[] }) {
  if (series.length < 2) return null
  return (
    <figcaption className={styles.legend}>
      {series.map(({ name, look }) => (
        <span key={name}>
          <svg className={styles.key}>
            {look === 'mark' ? (
              <line className={styles.mark} x1="0" x2="100%" y1="50%" y2="50%" />
            ) : (
              <rect className={look === 'solid' ? styles.solid : styles.hollow} x="2" y="2" width="80%" height="75%" />
            )}
          </svg>
          {name}
        </span>
      ))}
    </figcaption>
  )
}

/** Pixels of one rem; it changes with the text size that staff choose. */
function useRem(): number {
  const [px, setPx] = useState(remNow)
  useEffect(() => {
    const observer = new MutationObserver(() => setPx(remNow()))
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-text'] })
    return () => observer.disconnect()
  }, [])
  return px
}

function remNow(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
}

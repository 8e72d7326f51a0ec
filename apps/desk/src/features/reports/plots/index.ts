import { lazy } from 'react'

const load = () => import('./all.ts')

/** Plots come after the figures they draw. */
export const BarPlot = lazy(async () => ({ default: (await load()).BarPlot }))
export const RowPlot = lazy(async () => ({ default: (await load()).RowPlot }))

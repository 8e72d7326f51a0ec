import { lazy } from 'react'

const load = () => import('./all.ts')

/** Plots are loaded after the figures that they show. */
export const BarPlot = lazy(async () => ({ default: (await load()).BarPlot }))
export const RowPlot = lazy(async () => ({ default: (await load()).RowPlot }))

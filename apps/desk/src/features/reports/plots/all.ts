export { BarPlot } from './bar-plot.tsx'
export { RowPlot } from './row-plot.tsx'

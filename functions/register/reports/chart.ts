import type { Spec } from 'vega'

/** Bars in groups, one bar of a group for each series. */
export interface Bars {
  readonly groups: readonly string[]
  /** The last is the one that matters most. */
  readonly series: readonly string[]
  /** `values[group][series]`; null draws no bar. */
  readonly values: readonly (readonly (number | null)[])[]
  /** What is written at the end of a bar. */
  readonly words: readonly (readonly string[])[]
}

const INK = '#0b0c0c'
const EDGE = '#0b3d5c'
/** From the years long past to the one that the report is about; all have an edge, so that pale ones show on paper. */
const shades = ['#ffffff', '#dce8f1', '#b4cde0', '#7ba6c7', '#0b3d5c']
/** What one bar takes of the height, its share of the gap between groups included. */
const STEP = 25

/** The bars as an SVG file: drawn on the server, with nothing in it that a strict content security policy refuses. */
export const barsSvg = async (bars: Bars): Promise<string> => {
  // 400 ms on first use, and only reports need it.
  const { parse, View } = await import('vega')
  return await new View(parse(specOf(bars)), { renderer: 'none' }).toSVG()
}

const specOf = ({ groups, series, values, words }: Bars): Spec => ({
  width: 860,
  // Labels, legend and the numbers at the ends of bars all within the width: each plot of a page is as wide.
  autosize: { type: 'fit-x', contains: 'padding' },
  padding: { left: 4, right: 40, top: 4, bottom: 4 },
  background: 'white',
  config: {
    axis: { labelFont: 'sans-serif', labelFontSize: 14, labelColor: INK },
    legend: { labelFont: 'sans-serif', labelFontSize: 14, labelColor: INK },
  },
  height: { signal: `bandspace(${groups.length}, 0.25, 0.12) * ${STEP * series.length}` },
  data: [
    {
      name: 'bars',
      values: groups.flatMap((group, row) =>
        series.map((each, column) => ({
          group,
          series: each,
          value: values[row]?.[column] ?? 0,
          words: words[row]?.[column] ?? '',
        })),
      ),
    },
  ],
  scales: [
    {
      name: 'group',
      type: 'band',
      domain: [...groups],
      range: { step: STEP * series.length },
      paddingInner: 0.25,
      paddingOuter: 0.12,
    },
    {
      name: 'value',
      type: 'linear',
      domain: { data: 'bars', field: 'value' },
      range: 'width',
      zero: true,
      nice: true,
    },
    { name: 'shade', type: 'ordinal', domain: [...series], range: shades.slice(-series.length) },
  ],
  axes: [
    { orient: 'left', scale: 'group', labelLimit: 420, ticks: false, labelPadding: 8, domainColor: INK },
    {
      orient: 'bottom',
      scale: 'value',
      grid: true,
      gridColor: '#d8d8d8',
      tickCount: 5,
      tickMinStep: 1,
      domain: false,
    },
  ],
  legends:
    series.length === 1
      ? []
      : [
          {
            fill: 'shade',
            orient: 'top',
            direction: 'horizontal',
            symbolType: 'square',
            symbolStrokeColor: EDGE,
            symbolSize: 160,
          },
        ],
  marks: [
    {
      type: 'group',
      from: { facet: { data: 'bars', name: 'of-group', groupby: 'group' } },
      encode: { enter: { y: { scale: 'group', field: 'group' } } },
      signals: [{ name: 'height', update: "bandwidth('group')" }],
      scales: [{ name: 'place', type: 'band', domain: [...series], range: 'height', padding: 0.06 }],
      marks: [
        {
          type: 'rect',
          from: { data: 'of-group' },
          encode: {
            enter: {
              x: { scale: 'value', value: 0 },
              x2: { scale: 'value', field: 'value' },
              y: { scale: 'place', field: 'series' },
              height: { scale: 'place', band: 1 },
              fill: { scale: 'shade', field: 'series' },
              stroke: { value: EDGE },
            },
          },
        },
        {
          type: 'text',
          from: { data: 'of-group' },
          encode: {
            enter: {
              x: { scale: 'value', field: 'value', offset: 5 },
              y: { scale: 'place', field: 'series', band: 0.5 },
              baseline: { value: 'middle' },
              font: { value: 'sans-serif' },
              fontSize: { value: 13 },
              fill: { value: INK },
              text: { field: 'words' },
            },
          },
        },
      ],
    },
  ],
})

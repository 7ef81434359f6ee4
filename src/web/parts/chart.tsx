/** The course of the default branch as a line, with limit, target and projection. */
import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import uPlot from 'uplot'
import type { CourseData } from '#model/report-data.ts'
import { chartSeries } from '../chart-series.ts'
import { themeChanged } from '../theme.ts'
import { count, dayOf } from '../words.ts'

const chartHeight = 240

interface ChartProps {
  readonly course: CourseData
  readonly limit: number | null
  /** A category or an owner; `''` for all errors. */
  readonly series: string
}

/** Drawn again when the colours or the width change. */
export function Chart({ course, limit, series }: ChartProps): VNode {
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = frame.current
    if (element === null) {
      return
    }
    let plot: uPlot | null = null
    const draw = (): void => {
      plot?.destroy()
      plot = element.clientWidth === 0 ? null : plotIn(element, { course, limit, series })
    }
    const observer = new ResizeObserver(draw)
    observer.observe(element)
    addEventListener(themeChanged, draw)
    return () => {
      observer.disconnect()
      removeEventListener(themeChanged, draw)
      plot?.destroy()
    }
  }, [course, limit, series])
  return <div class="chart" ref={frame} role="img" aria-label={chartWords(course)} />
}

/** How a line's dash looks as a border, by the length of its first part. */
const borders: Readonly<Record<number, string>> = { 6: 'dashed', 2: 'dotted', 1: 'dotted' }

/** From zero where a target is far below; else what changes should be seen. */
function floorOf(low: number, high: number): number {
  return low < high * 0.4 ? 0 : Math.min(low, high * 0.6) * 0.9
}

/** What the picture says. */
function chartWords({ points, target, arrival }: CourseData): string {
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined) {
    return 'No runs of the default branch are known yet'
  }
  const course = `From ${count(first.errors)} errors on ${dayOf(first.time)} to ${count(last.errors)} on ${dayOf(last.time)}`
  const aim = target === null ? '' : `; the target is ${count(target.errors)}`
  return `${course}${aim}${arrival === null ? '' : `, reached on ${dayOf(arrival)} at this pace`}`
}

/** A thin line from top to bottom at each event; the list below the chart says which they are. */
function markEvents(plot: uPlot, { events }: CourseData, tone: string): void {
  const { ctx, bbox } = plot
  ctx.save()
  ctx.strokeStyle = tone
  ctx.setLineDash([4, 4])
  for (const { time } of events) {
    const at = Math.round(plot.valToPos(time, 'x', true))
    ctx.beginPath()
    ctx.moveTo(at, bbox.top)
    ctx.lineTo(at, bbox.top + bbox.height)
    ctx.stroke()
  }
  ctx.restore()
}

function plotIn(element: HTMLElement, props: ChartProps): uPlot {
  const style = getComputedStyle(element)
  const colour = (name: string): string => style.getPropertyValue(name).trim()
  const font = `12px ${style.fontFamily}`
  const { columns, lines } = chartSeries(props)
  const newest = (columns[1] ?? []).reduce<number>((last, value, index) => (value === null ? last : index), 0)
  // While nobody points at a time, the legend tells the newest values.
  const showNewest = (plot: uPlot): void => {
    if ((plot.cursor.idx ?? null) === null) {
      plot.setLegend({ idx: newest }, false)
    }
  }
  const axis: uPlot.Axis = {
    stroke: colour('--soft'),
    font,
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { stroke: colour('--line'), width: 1, size: 4 },
  }
  return new uPlot(
    {
      width: element.clientWidth,
      height: chartHeight,
      tzDate: (time) => uPlot.tzDate(new Date(time * 1000), 'Etc/UTC'),
      cursor: { drag: { x: false, y: false } },
      scales: { y: { range: (_, low, high) => [floorOf(low, high), high * 1.06 + 1] } },
      legend: { markers: { dash: (_, series) => borders[lines[series - 1]?.dash[0] ?? 0] ?? 'solid' } },
      hooks: {
        ready: [showNewest],
        setCursor: [showNewest],
        drawClear: [(plot) => markEvents(plot, props.course, colour('--soft'))],
      },
      axes: [
        { ...axis, space: 96, values: (_, times) => times.map(dayOf) },
        { ...axis, size: 56, values: (_, values) => values.map(count) },
      ],
      series: [
        { value: (_, time) => (time === null ? '' : dayOf(time)), label: 'Day' },
        ...lines.map(({ label, tone, dash }) => ({
          label,
          stroke: colour(tone),
          width: tone === '--bar' ? 2 : 1.5,
          dash: [...dash],
          spanGaps: true,
          points: { show: tone === '--bar' && props.course.points.length < 40 },
          value: (_: uPlot, value: number | null) => (value === null ? '' : count(Math.round(value))),
        })),
      ],
    },
    columns as uPlot.AlignedData,
    element,
  )
}

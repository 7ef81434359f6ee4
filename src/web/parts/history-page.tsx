/** The course of the default branch: chart, target, owners, ages, weeks. */
import type { VNode } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { CourseData, ReportData } from '#model/report-data.ts'
import { count, dayOf } from '../words.ts'
import { AgeSection } from './age-section.tsx'
import { Chart } from './chart.tsx'
import { Delta } from './names.tsx'
import { OwnerTable } from './owner-table.tsx'

/** Only reached when there is a course. */
export function HistoryPage({ data }: { readonly data: ReportData }): VNode {
  const { course, limit } = data
  const [series, setSeries] = useState('')
  const chart = useRef<HTMLDivElement>(null)
  const showOwner = (name: string): void => {
    setSeries(name)
    chart.current?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <section id="history" aria-labelledby="history-title">
      <h1 id="history-title" tabIndex={-1}>
        The default branch
      </h1>
      {course === null || course.points.length === 0 ? (
        <p>No runs of the default branch are known yet.</p>
      ) : (
        <>
          {course.plan === null ? null : <p class="lead">Plan: {course.plan}.</p>}
          <SeriesChoice course={course} series={series} onSeries={setSeries} />
          <div ref={chart}>
            <Chart course={course} limit={limit} series={series} />
          </div>
          <EventList course={course} />
          <OwnerTable course={course} onOwner={showOwner} />
          {data.ages === null ? null : <AgeSection ages={data.ages} />}
          <h2>By week</h2>
          <WeekTable course={course} />
        </>
      )}
    </section>
  )
}

interface SeriesChoiceProps {
  readonly course: CourseData
  readonly series: string
  readonly onSeries: (series: string) => void
}

/** What the newest run counted can be chosen; nothing where it counted only the total. */
function SeriesChoice({ course, series, onSeries }: SeriesChoiceProps): VNode | null {
  const { categories = {}, owners = {} } = course.points.at(-1) ?? {}
  const groups = [
    { title: 'By category', counts: categories },
    { title: 'By owner', counts: owners },
  ].filter(({ counts }) => Object.keys(counts).length > 0)
  return groups.length === 0 ? null : (
    <label class="series">
      <span>Show</span>
      <select value={series} onChange={(event) => onSeries(event.currentTarget.value)}>
        <option value="">All errors</option>
        {groups.map(({ title, counts }) => (
          <optgroup key={title} label={title}>
            {Object.entries(counts).map(([name, errors]) => (
              <option key={name} value={name}>{`${name} (${count(errors)})`}</option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  )
}

/** What stands as a line in the chart; the newest first. */
function EventList({ course }: { readonly course: CourseData }): VNode | null {
  const events = [...course.events].reverse()
  return events.length === 0 ? null : (
    <>
      <h2>What happened beside the code</h2>
      <ul class="events">
        {events.map(({ time, words }) => (
          <li key={`${time} ${words}`}>
            {dayOf(time)}: {words}
          </li>
        ))}
      </ul>
    </>
  )
}

function WeekTable({ course }: { readonly course: CourseData }): VNode {
  return (
    <table class="weeks">
      <caption class="vh">Errors at the end of each week</caption>
      <thead>
        <tr>
          <th scope="col">Week from</th>
          <th scope="col" class="n">
            Errors
          </th>
          <th scope="col" class="n">
            Change
          </th>
        </tr>
      </thead>
      <tbody>
        {course.weeks.map(({ start, errors, delta, upgraded }, index) => (
          <tr key={start}>
            <th scope="row">
              {dayOf(start)} {upgraded ? <span class="hint">the checker’s version changed</span> : null}
            </th>
            <td class="n">{count(errors)}</td>
            <td class="n">
              {index === course.weeks.length - 1 ? <span class="hint">first</span> : <Delta value={delta} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

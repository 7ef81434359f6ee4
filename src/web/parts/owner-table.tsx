/** The owners of CODEOWNERS, each with its course. */
import type { VNode } from 'preact'
import type { CourseData } from '#model/report-data.ts'
import { linePoints, type OwnerRow, ownerRows } from '../owner-rows.ts'
import { count, dayOf } from '../words.ts'
import { Delta } from './names.tsx'

const box = { width: 120, height: 24 }

interface OwnerTableProps {
  readonly course: CourseData
  /** Shows an owner's course in the chart. */
  readonly onOwner: (name: string) => void
}

/** Nothing where no run counted by owner. */
export function OwnerTable({ course, onOwner }: OwnerTableProps): VNode | null {
  const rows = ownerRows(course.points)
  const [start] = rows[0]?.course ?? []
  return start === undefined ? null : (
    <>
      <h2>By owner</h2>
      <table class="weeks owners">
        <caption class="vh">Errors of each owner and how they went</caption>
        <thead>
          <tr>
            <th scope="col">Owner</th>
            <th scope="col">Course</th>
            <th scope="col" class="n">
              Errors
            </th>
            <th scope="col" class="n">{`Since ${dayOf(start.time)}`}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">
                <button type="button" class="plain" onClick={() => onOwner(row.name)}>
                  {row.name}
                </button>
              </th>
              <td>
                <Line row={row} />
              </td>
              <td class="n">{count(row.errors)}</td>
              <td class="n">
                <Delta value={row.delta} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** Each in its own measure: what counts is where it goes. */
function Line({ row: { course } }: { readonly row: OwnerRow }): VNode {
  const most = Math.max(...course.map(({ errors }) => errors))
  return (
    <svg class="course-line" viewBox={`0 -2 ${box.width} ${box.height + 4}`} aria-hidden="true">
      <polyline points={linePoints(course, { ...box, most })} />
    </svg>
  )
}

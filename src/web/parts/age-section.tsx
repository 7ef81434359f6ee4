/** The oldest errors, those that came back, and how old all of them are. */
import type { VNode } from 'preact'
import type { AgeData, AgeRow } from '#model/report-data.ts'
import { count, counted } from '../words.ts'

/** Of the errors that the baseline has too. */
export function AgeSection({ ages }: { readonly ages: AgeData }): VNode {
  return (
    <div>
      <h2>How old the errors are</h2>
      <p class="hint">Recorded since {ages.since}. An error keeps its age wherever it moves.</p>
      <table class="weeks">
        <caption class="vh">Errors by age</caption>
        <thead>
          <tr>
            <th scope="col">Age</th>
            <th scope="col" class="n">
              Errors
            </th>
          </tr>
        </thead>
        <tbody>
          {ages.spread.map(({ words, errors }) => (
            <tr key={words}>
              <th scope="row">{words}</th>
              <td class="n">{count(errors)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <AgeList title="The oldest" rows={ages.oldest} />
      <AgeList
        title={`${counted(ages.returnedCount, 'error')} came back after being gone`}
        rows={ages.returned}
      />
    </div>
  )
}

function AgeList({
  title,
  rows,
}: {
  readonly title: string
  readonly rows: readonly AgeRow[]
}): VNode | null {
  return rows.length === 0 ? null : (
    <>
      <h3>{title}</h3>
      <ol class="ages">
        {rows.map(({ place, code, message, first, returned }) => (
          <li key={`${place} ${message}`}>
            <code>{place}</code> {message} {code === '' ? null : <code>{code}</code>}{' '}
            <span class="hint">
              since {first}
              {returned === '' ? null : `, ${returned}`}
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}

/**
 * Annotations of new diagnostics within the runner's limits. The runner drops everything beyond ten of a level
 * and step without a word (actions/runner, ExecutionContext.cs), so the last one says what is left out.
 */
import type { Annotation } from '#model/annotation.ts'
import type { Unpaired } from '#model/comparison.ts'
import type { Report } from '#model/report.ts'
import { counted } from './amount.ts'

/** Room that a run has left at each level after its own messages. */
export interface AnnotationRoom {
  readonly error: number
  readonly warning: number
}

/**
 * Files of the change first. New errors are shown as errors only when the run fails: on a run that passes
 * they are warnings.
 */
export function annotationsOf(report: Report, room: AnnotationRoom): readonly Annotation[] {
  const { result } = report
  if (result.kind === 'failed' || result.baseline.state === 'absent') {
    return []
  }
  const own = new Set(result.touched?.map(({ path }) => path))
  const level = result.verdict.outcome === 'fail' ? 'error' : 'warning'
  const entries = result.comparison.new.filter(({ diagnostic }) => diagnostic.severity === 'error')
  const sorted = [
    ...entries.filter(({ diagnostic }) => own.has(diagnostic.path)),
    ...entries.filter(({ diagnostic }) => !own.has(diagnostic.path)),
  ]
  return fitting(
    sorted.map((entry) => annotationOf(entry, level)),
    room[level],
  )
}

function annotationOf({ diagnostic, replaced }: Unpaired, level: Annotation['level']): Annotation {
  const { path, line, column, code, message, notes } = diagnostic
  const title = [replaced ? 'Replaced type error' : 'New type error', ...(code === null ? [] : [code])].join(
    ': ',
  )
  return {
    level,
    path: path === '' ? null : path,
    line,
    // A checker that prints no column leaves 1 behind, and a real 1 is the line's own start.
    column: column === 1 ? null : column,
    title,
    message: [message, ...notes].join('\n'),
  }
}

function fitting(annotations: readonly Annotation[], room: number): readonly Annotation[] {
  const [first] = annotations
  if (first === undefined || annotations.length <= room) {
    return annotations
  }
  const shown = annotations.slice(0, Math.max(0, room - 1))
  const left = counted(annotations.length - shown.length, 'more new error')
  const last: Annotation = {
    level: first.level,
    path: null,
    line: 1,
    column: null,
    title: 'New type errors',
    message: `${left}: see the job summary or the report.`,
  }
  return room > 0 ? [...shown, last] : []
}

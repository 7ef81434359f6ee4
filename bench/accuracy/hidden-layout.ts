/** The two texts of each file of a plan, line by line with where each line comes from. */
import type { Move, Plan } from './hidden-plan.ts'
import type { Finding } from './score.ts'
import type { Tree, Unit } from './units.ts'

/** `origin` is a place of the tree that the plan was made for; null for a line that was written by the plan. */
interface Line {
  readonly text: string
  readonly origin: number | null
  readonly path: string
}

/** A file on one side. */
export type Laid = readonly Line[]

/** What makes a checker say nothing of a line: a remark at its end, or one above it. */
export type Silence = Readonly<{ behind: string } | { above: string }>

/** The files that a plan touches, on both sides. */
export class Layout {
  readonly base: ReadonlyMap<string, Laid>
  readonly head: ReadonlyMap<string, Laid>
  private readonly tree: Tree
  private readonly silence: Silence

  constructor(tree: Tree, { exchanges, moves }: Plan, silence: Silence) {
    this.tree = tree
    this.silence = silence
    const moved = moves.filter(({ place }) => place !== null)
    const units = [...exchanges, ...moves].flatMap((edit) =>
      'gone' in edit ? [edit.gone, edit.added] : [edit.moved, edit.place ?? edit.moved],
    )
    const paths = [...new Set(units.map(({ path }) => path))]
    const laid = (side: (path: string) => Laid): ReadonlyMap<string, Laid> =>
      new Map(paths.map((path) => [path, side(path)]))
    const added = exchanges.map((exchange) => exchange.added)
    this.base = laid((path) => without(this.original(path), path, added))
    const gone = exchanges.filter(({ isFixed }) => !isFixed).map((exchange) => exchange.gone)
    const fixed = exchanges.filter(({ isFixed }) => isFixed).map((exchange) => exchange.gone)
    const left = [...gone, ...moved.map((move) => move.moved)]
    this.head = laid((path) => {
      const lines = this.fixed(without(this.original(path), path, left), path, fixed)
      return renamed(this.withMoved(lines, path, moved), path, moves)
    })
  }

  /** The place of the tree that a line of a side comes from; null for a line of the plan's own. */
  originOf(side: 'base' | 'head', { path, line }: Pick<Finding, 'path' | 'line'>): string | null {
    const laid = this[side].get(path)
    if (laid === undefined) {
      return `${path}:${line}`
    }
    const known = laid[line - 1]
    return known === undefined || known.origin === null ? null : `${known.path}:${known.origin}`
  }

  private original(path: string): Laid {
    return this.tree.lines(path).map((text, index) => ({ text, origin: index + 1, path }))
  }

  private withMoved(lines: Laid, path: string, moves: readonly Move[]): Laid {
    return lines.flatMap((line) => {
      const come = moves.filter(({ place }) => place?.path === path && place.last === line.origin)
      const blank = { text: '', origin: null, path }
      return [line, ...come.flatMap(({ moved }) => [blank, blank, ...this.linesOf(moved)])]
    })
  }

  private linesOf({ path, first, last }: Unit): Laid {
    return this.original(path).slice(first - 1, last)
  }

  private fixed(lines: Laid, path: string, units: readonly Unit[]): Laid {
    const here = units.filter((unit) => unit.path === path)
    return lines.flatMap((line) => {
      const unit = here.find((one) => isIn(one, line))
      const isWrong =
        unit !== undefined && this.tree.errorsIn(unit).some((error) => error.line === line.origin)
      return unit !== undefined && isWrong ? this.fixedLine(line, unit) : [line]
    })
  }

  private fixedLine(line: Line, { annotated, textLines, path }: Unit): readonly Line[] {
    if (annotated !== null && annotated.line === line.origin) {
      return [{ ...line, text: annotated.text }]
    }
    const isInText = line.origin !== null && textLines.includes(line.origin)
    if ('above' in this.silence) {
      const isBehindText = line.origin !== null && textLines.includes(line.origin - 1)
      const indent = line.text.slice(0, line.text.length - line.text.trimStart().length)
      return isBehindText ? [line] : [{ text: `${indent}${this.silence.above}`, origin: null, path }, line]
    }
    const isClosed = isInText || line.text.includes('#') || line.text.endsWith('\\')
    return [isClosed ? line : { ...line, text: `${line.text}${this.silence.behind}` }]
  }
}

function isIn({ first, last }: Unit, { origin }: Line): boolean {
  return origin !== null && first <= origin && origin <= last
}

/** Takes units out, and puts their filler in. */
function without(lines: Laid, path: string, units: readonly Unit[]): Laid {
  const here = units.filter((unit) => unit.path === path)
  return lines.flatMap((line) => {
    const unit = here.find((one) => isIn(one, line))
    if (unit === undefined) {
      return [line]
    }
    const isFirst = line.origin === unit.first && unit.filler !== null
    return isFirst ? [{ text: `${unit.indent}${unit.filler}`, origin: null, path }] : []
  })
}

function renamed(lines: Laid, path: string, moves: readonly Move[]): Laid {
  const names = moves.flatMap(({ moved, place }) =>
    place === null && moved.path === path ? [moved.name] : [],
  )
  const word = new RegExp(`\\b(?:${names.join('|')})\\b`, 'g')
  return names.length === 0
    ? lines
    : lines.map((line) => ({ ...line, text: line.text.replace(word, '$&Renamed') }))
}

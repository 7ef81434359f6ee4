/** The two texts of each file of a plan, line by line with where each line comes from. */
import type { Exchange, Move, Plan } from './hidden-plan.ts'
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
  readonly base: Map<string, Laid> = new Map()
  readonly head: Map<string, Laid> = new Map()
  private readonly tree: Tree
  private readonly silence: Silence

  constructor(tree: Tree, plan: Plan, silence: Silence) {
    this.tree = tree
    this.silence = silence
    for (const exchange of plan.exchanges) {
      this.exchange(exchange)
    }
    for (const move of plan.moves) {
      this.move(move)
    }
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

  private exchange({ gone, isFixed, added }: Exchange): void {
    const paths = new Set([gone.path, added.path])
    for (const path of paths) {
      const lines = this.original(path)
      this.base.set(path, path === added.path ? without(lines, added) : lines)
      this.head.set(
        path,
        path !== gone.path ? lines : isFixed ? this.fixed(lines, gone) : without(lines, gone),
      )
    }
  }

  private move({ moved, to }: Move): void {
    for (const path of new Set([moved.path, to?.path ?? moved.path])) {
      this.base.set(path, this.original(path))
    }
    const lines = this.original(moved.path)
    if (to === null) {
      const word = new RegExp(`\\b${moved.name}\\b`, 'g')
      const named = lines.map((line) => ({ ...line, text: line.text.replace(word, `${moved.name}Renamed`) }))
      this.head.set(moved.path, named)
      return
    }
    const text = lines.slice(moved.first - 1, moved.last)
    const blank = { text: '', origin: null, path: to.path }
    const rest = without(lines, moved)
    this.head.set(moved.path, rest)
    const target = to.path === moved.path ? rest : this.original(to.path)
    const at = target.findIndex(({ origin, path }) => origin === to.after && path === to.path) + 1
    this.head.set(to.path, [...target.slice(0, at), blank, blank, ...text, ...target.slice(at)])
  }

  private original(path: string): Laid {
    return this.tree.lines(path).map((text, index) => ({ text, origin: index + 1, path }))
  }

  private fixed(lines: Laid, unit: Unit): Laid {
    const wrong = new Set(this.tree.errorsIn(unit).map(({ line }) => line))
    return lines.flatMap((line) =>
      line.origin !== null && wrong.has(line.origin) ? this.fixedLine(line, unit) : [line],
    )
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

function without(lines: Laid, { first, last, filler, indent, path }: Unit): Laid {
  const stand = filler === null ? [] : [{ text: `${indent}${filler}`, origin: null, path }]
  const at = lines.findIndex(({ origin }) => origin === first)
  return [...lines.slice(0, at), ...stand, ...lines.slice(at + last - first + 1)]
}

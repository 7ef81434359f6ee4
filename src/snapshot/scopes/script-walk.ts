/** What is known halfway through an expression, and the scopes that its values opened. */
import { initialiserKind } from './script-bindings.ts'
import type { Binding, Place, Script } from './script-grammar.ts'

/** One expression being read. */
export interface Walk {
  readonly place: Place
  /** Whether an operand comes next, or else an operator. */
  operand: boolean
  /** How many `?` wait for their `:`. */
  conditions: number
  /** The trailing names of the operand just read, as an assignment would target it. */
  target: string[]
  targetStart: number
  /** A scope opened for what may prove to be an arrow function. */
  candidate: number | null
  /** Scopes that end with the expression. */
  readonly bound: number[]
  /** The function or class that comes next has its scope already. */
  named: boolean
  /** The operand just read is an arrow function with a block, which no operator on a new line continues. */
  finished: boolean
  annotated: boolean
}

/** Before the first operand. */
export function newWalk(place: Place): Walk {
  return {
    place,
    operand: true,
    conditions: 0,
    target: [],
    targetStart: 0,
    candidate: null,
    bound: [],
    named: false,
    finished: false,
    annotated: false,
  }
}

/** At the first token of a value: opens its scope if it starts with a definition, or may do so. */
export function bind(script: Script, walk: Walk, binding: Binding): void {
  const kind = initialiserKind(script.lexer)
  if (kind === 'other') {
    return
  }
  const handle = script.recorder.open(binding.name, binding.start)
  if (kind === 'perhaps') {
    walk.candidate = handle
  } else {
    walk.bound.push(handle)
    walk.named = true
  }
}

/** An arrow stands here. */
export function confirmCandidate(walk: Walk): void {
  if (walk.candidate !== null) {
    walk.bound.push(walk.candidate)
    walk.candidate = null
  }
}

/** No arrow stands where it would have to. */
export function dropCandidate(script: Script, walk: Walk): void {
  if (walk.candidate !== null) {
    script.recorder.drop(walk.candidate)
    walk.candidate = null
  }
}

/** The operand is complete, and cannot be assigned to unless names follow. */
export function completeOperand(walk: Walk): true {
  walk.operand = false
  walk.finished = false
  walk.target = []
  return true
}

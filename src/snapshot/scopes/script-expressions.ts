/**
 * Reads one expression as a flat run of operands and operators: precedence does not matter, only where it ends
 * and which definitions it holds. `script-operands.ts` and `script-operators.ts` take the single steps.
 */
import { type Binding, nested, type Place, type Script } from './script-grammar.ts'
import { operandStep } from './script-operands.ts'
import { operatorStep } from './script-operators.ts'
import { bind, dropCandidate, newWalk, type Walk } from './script-walk.ts'

/** See {@link import('./script-grammar.ts').Grammar}. */
export function skipExpression(script: Script, place: Place, binding?: Binding): boolean {
  const walk = newWalk(place)
  nested(script, () => {
    if (binding !== undefined) {
      bind(script, walk, binding)
    }
    let goesOn = true
    while (goesOn) {
      goesOn = walk.operand ? operandStep(script, walk) : afterOperand(script, walk)
    }
    close(script, walk)
  })
  return walk.annotated
}

function afterOperand(script: Script, walk: Walk): boolean {
  dropCandidate(script, walk)
  return operatorStep(script, walk)
}

function close(script: Script, walk: Walk): void {
  dropCandidate(script, walk)
  for (const handle of walk.bound.toReversed()) {
    script.recorder.close(handle, script.lexer.previousEnd)
  }
}

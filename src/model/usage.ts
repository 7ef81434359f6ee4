/** What can be wrong with a command line, as data; the words are in `messages/usage-texts.ts`. */

/** One mistake; `command` is as the user spells it. */
export type UsageMistake =
  | { readonly kind: 'command-unknown'; readonly command: string; readonly known: readonly string[] }
  | {
      readonly kind: 'action-unknown'
      readonly command: string
      readonly action: string
      readonly known: string
    }
  /** `said`: what Node's own parser says of an option. */
  | { readonly kind: 'option-refused'; readonly said: string }
  | {
      readonly kind: 'option-missing'
      readonly command: string
      readonly option: string
      readonly values: readonly string[]
    }
  | { readonly kind: 'exit-code-without-input' }
  | { readonly kind: 'partial-names-nothing' }
  /** `belongs`: where the operand would have its place. */
  | {
      readonly kind: 'operand-refused'
      readonly command: string
      readonly operand: string
      readonly belongs: 'behind --' | 'to --input'
    }
  | {
      readonly kind: 'operands-missing'
      readonly command: 'compare' | 'merge' | 'explain'
      readonly given: number
    }

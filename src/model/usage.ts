/** What can be wrong with a command line, as data; the words are in `messages/usage-texts.ts`. */

/** One mistake; `command` is as the user spells it. */
export type UsageMistake =
  | { readonly kind: 'command-unknown'; readonly command: string; readonly known: readonly string[] }
  | {
      readonly kind: 'action-unknown'
      readonly command: string
      readonly action: string
      readonly known: readonly string[]
    }
  /** `said`: what Node's own parser says of an option; `known`: those that the command has. */
  | {
      readonly kind: 'option-refused'
      readonly command: string
      readonly said: string
      readonly known: readonly string[]
      /** Commands that have the option. */
      readonly elsewhere: readonly string[]
    }
  | { readonly kind: 'option-empty'; readonly command: string; readonly option: string }
  | {
      readonly kind: 'option-missing'
      readonly command: string
      readonly option: string
      readonly values: readonly string[]
    }
  /** `option` says something of what `needs` asks for. */
  | {
      readonly kind: 'option-needs'
      readonly command: string
      readonly option: string
      readonly needs: string
    }
  | { readonly kind: 'exit-code-without-input'; readonly command: string }
  /** `word`: what goes with a run of the checker only. */
  | { readonly kind: 'input-with-run'; readonly command: string; readonly word: string }
  /** The check reads what a checker printed elsewhere, once. */
  | { readonly kind: 'input-file-against'; readonly check: string; readonly path: string }
  | { readonly kind: 'files-need-git'; readonly option: string }
  | {
      readonly kind: 'options-exclude'
      readonly command: string
      readonly options: readonly [string, string]
    }
  /** More than one of them would go to one place. */
  | { readonly kind: 'formats-collide'; readonly formats: readonly string[] }
  /** Each says what is checked. */
  | { readonly kind: 'options-collide'; readonly options: readonly string[] }
  /** The command is about a single check, and the configuration file has several. */
  | {
      readonly kind: 'check-unchosen'
      readonly command: string
      readonly option: string
      readonly path: string
      readonly checks: readonly string[]
    }
  | { readonly kind: 'partial-names-nothing' }
  /** `belongs`: where the operand would have its place. */
  | {
      readonly kind: 'operand-refused'
      readonly command: string
      readonly operand: string
      readonly belongs: 'behind --' | 'to --input' | 'nowhere'
    }
  | {
      readonly kind: 'operands-missing'
      readonly command: 'compare' | 'merge' | 'explain' | 'baseline import' | 'baseline merge'
      readonly given: number
    }

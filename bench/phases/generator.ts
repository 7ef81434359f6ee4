/** Changes small programs by a token at a time, so that a compiler has something to say about each part of its grammar. */
import ts from 'typescript'
import type { Random } from '../../test/fuzz/random.ts'
import { type SeedKind, seeds } from './seeds.ts'

/** One file; its name ends as its kind says. */
export interface Input {
  readonly kind: SeedKind
  readonly text: string
}

const words: readonly [string, ...string[]] = [
  'abstract',
  ...['accessor', 'as', 'assert', 'asserts', 'async', 'await', 'break', 'case', 'catch', 'class'],
  ...[
    'const',
    'continue',
    'debugger',
    'declare',
    'default',
    'defer',
    'delete',
    'do',
    'else',
    'enum',
    'export',
  ],
  ...['extends', 'finally', 'for', 'from', 'function', 'get', 'global', 'if', 'implements', 'import', 'in'],
  ...['infer', 'instanceof', 'interface', 'is', 'keyof', 'let', 'module', 'namespace', 'new', 'null', 'of'],
  ...['out', 'override', 'private', 'public', 'readonly', 'require', 'return', 'satisfies', 'set', 'static'],
  ...['super', 'switch', 'this', 'throw', 'try', 'type', 'typeof', 'unique', 'using', 'var', 'void', 'while'],
  ...[
    'with',
    'yield',
    'x',
    '#x',
    '1',
    '1n',
    '0x',
    '09',
    '"s"',
    '"\\x4"',
    '"open',
    '`t`',
    `\`\${x}\``,
    '`open',
  ],
  ...[
    '/r/',
    '/r',
    '/(/u',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '<',
    '>',
    '</',
    '/>',
    ',',
    ';',
    ':',
    '.',
    '...',
    '?',
  ],
  ...[
    '?.',
    '??',
    '!',
    '@',
    '=',
    '==',
    '=>',
    '+',
    '++',
    '-',
    '**',
    '&&',
    '|',
    '&',
    '\n',
    '\\',
    '\\u0041',
    '\0',
  ],
  ...['#!', '<<<<<<< x\n', '\n=======\n', '\n>>>>>>> x\n', '/*', '/** @type {x */', '// @ts-nocheck\n', '€'],
]

/** The seeds, and each of their statements for itself. */
export function plainInputs(): readonly Input[] {
  return (Object.keys(seeds) as SeedKind[]).flatMap((kind) =>
    seeds[kind].flatMap((text) => {
      const file = ts.createSourceFile(`seed.${kind}`, text, ts.ScriptTarget.Latest, false)
      const statements = kind === 'json' ? [] : file.statements.map((each) => each.getText(file))
      return [...new Set([text, ...statements])].map((each): Input => ({ kind, text: each }))
    }),
  )
}

/** With one token deleted, doubled, put elsewhere, or another one beside it or in its place; now and then two of that. */
export function changed({ kind, text }: Input, random: Random): Input {
  const tokens = [...tokensOf(text, kind)]
  for (let times = random.below(4) === 0 ? 2 : 1; times > 0; times -= 1) {
    const at = random.below(tokens.length)
    const other = tokens[random.below(tokens.length)] ?? ''
    switch (random.below(6)) {
      case 0:
        tokens.splice(at, 1)
        break
      case 1:
        tokens.splice(at, 0, tokens[at] ?? '')
        break
      case 2:
        tokens.splice(at, 1, other)
        break
      case 3:
        tokens.splice(at, 1, random.pick(words))
        break
      case 4:
        tokens.splice(at, tokens.length)
        break
      default:
        tokens.splice(at, 0, ` ${random.pick(words)} `)
    }
  }
  return { kind, text: tokens.join('') }
}

/** With the space in front of each. */
function tokensOf(text: string, kind: SeedKind): readonly string[] {
  const variant = kind === 'tsx' ? ts.LanguageVariant.JSX : ts.LanguageVariant.Standard
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, variant, text)
  const tokens: string[] = []
  let space = ''
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    const isSpace = ts.SyntaxKind.FirstTriviaToken <= token && token <= ts.SyntaxKind.LastTriviaToken
    space += scanner.getTokenText()
    if (!isSpace) {
      tokens.push(space)
      space = ''
    }
  }
  return [...tokens, space]
}

/** What hides errors is found where it is one, and nowhere else: never inside of a string, a template or a text of markup. */
import { describe, expect, test } from 'vitest'
import { suppressionsIn } from '#checkers/suppressions/suppressions.ts'

/** `3:7 rule`, in the order of the source. */
function found(path: string, source: string): readonly string[] {
  return (suppressionsIn(path, source) ?? []).map(({ line, column, code }) => `${line}:${column} ${code}`)
}

function rules(path: string, source: string): readonly (string | null)[] {
  return (suppressionsIn(path, source) ?? []).map(({ code }) => code)
}

describe('in Python', () => {
  test.each([
    ['x = 1  # type: ignore', ['type-ignore-blanket']],
    ['x = 1  #type:ignore[arg-type, attr-defined]', ['type-ignore']],
    ['x = 1  # type: ignore[]', ['type-ignore-blanket']],
    ['x = 1  # type: ignored', []],
    ['x = 1  # noqa: E501  # type: ignore[misc]', ['noqa', 'type-ignore']],
    ['x = 1  # NOQA', ['noqa-blanket']],
    ['x = 1  # noqa:E501,F401', ['noqa']],
    ['x = 1  # see noqa', []],
    ['x = 1  # pyright: ignore', ['pyright-ignore-blanket']],
    ['x = 1  # pyright: ignore[reportAny]', ['pyright-ignore']],
    ['x = 1  # ty: ignore[invalid-assignment]', ['ty-ignore']],
    ['x = 1  # ty: ignore', ['ty-ignore-blanket']],
    ['x = 1  # pyrefly: ignore', ['pyrefly-ignore-blanket']],
    ['x = 1  # pyrefly: ignore [bad-return]', ['pyrefly-ignore']],
    ['# pyrefly: ignore-errors', ['pyrefly-file']],
    ['x = 1  # pyre-fixme[9]: wrong', ['pyre-ignore']],
    ['x = 1  # nosec B603', ['nosec']],
    ['x = 1  # pylint: disable=invalid-name', ['pylint-disable']],
    ['x = 1  # ruff: ignore[F401]', ['ruff-ignore']],
    ['# ruff: noqa', ['noqa-file']],
    ['# flake8: noqa: E501', ['noqa-file']],
    ['# type: ignore', ['type-ignore-file']],
    ['"""Doc."""\n# type: ignore', ['type-ignore-blanket']],
    ['# mypy: ignore-errors', ['mypy-file']],
    ['# mypy: disable-error-code="a, b", strict', ['mypy-file']],
    ['# mypy: allow_untyped_defs, no-strict-optional', ['mypy-file', 'mypy-file']],
    ['# mypy: disallow-untyped-defs=False', ['mypy-file']],
    ['# mypy: disallow-untyped-defs', []],
    ['# pyright: basic', ['pyright-file']],
    ['# pyright: strict, reportFoo=false', ['pyright-file']],
    ['# pyright: strict', []],
    ['x = "# type: ignore"', []],
    ["x = '''\n# noqa\n'''", []],
    ['x = f"{a} # type: ignore"', []],
    ['x = f"""{\n  a  # noqa: F1\n}"""', ['noqa']],
    ['x: Any = 3', ['explicit-any']],
    ['def f(a: list[Any], *b: t.Any) -> typing.Any: ...', ['explicit-any', 'explicit-any', 'explicit-any']],
    ['x = cast(Any, y)', ['cast-any']],
    ['x = typing.cast(typing.Any, y)', ['cast-any']],
    ['from typing import Any, cast', []],
    ['from typing import (\n  Any,\n)', []],
    ['import typing; x: typing.Any', ['explicit-any']],
    ['Any = object()', []],
    ['class Any: ...', []],
    ['x: message.Any', []],
    ['x: "Any"', []],
  ])('%j', (source, expected) => {
    expect(rules('a.py', `${source}\n`)).toEqual(expected)
  })

  test('with its place and what it hides', () => {
    expect(suppressionsIn('a.py', 'if x:\n    y = 1  # type: ignore[b, a]\n')).toMatchObject([
      {
        line: 2,
        column: 12,
        endLine: 2,
        endColumn: 31,
        severity: 'error',
        message: 'type-ignore hides a, b',
      },
    ])
  })
})

describe('in TypeScript', () => {
  test.each([
    ['// @ts-ignore', ['ts-ignore']],
    ['/// @ts-expect-error because', ['ts-expect-error']],
    ['/* @ts-expect-error */', ['ts-expect-error']],
    ['/*\n * @ts-ignore\n */', []],
    ['/*\n * @ts-ignore */', ['ts-ignore']],
    ['// see @ts-ignore', []],
    ['// @ts-nocheck', ['ts-nocheck']],
    ['/* @ts-nocheck */', []],
    ['/* eslint-disable */', ['eslint-disable']],
    ['// eslint-disable', []],
    ['// eslint-disable-next-line no-eval, no-undef -- it must', ['eslint-disable-next-line']],
    ['x() // eslint-disable-line', ['eslint-disable-line']],
    ['// oxlint-disable-next-line no-eval', ['oxlint-disable-next-line']],
    ['// biome-ignore lint/suspicious/noExplicitAny: it must', ['biome-ignore']],
    ['// biome-ignore-all lint: generated', ['biome-ignore-all']],
    ['const a = "// @ts-ignore"', []],
    [`const a = \`// @ts-ignore \${/* @ts-ignore */ 1} as any\``, ['ts-ignore']],
    ['const a = /[/] \\/\\/ @ts-ignore/', []],
    ['let a: any', ['explicit-any']],
    ['let a = b as any', ['as-any']],
    ['let a = b as any[]', ['explicit-any']],
    ['let a = <any>b', ['explicit-any']],
    ['f(x as any, y)', ['as-any']],
    ['const f = (a: any): any => a', ['explicit-any', 'explicit-any']],
    ['type A<T = any> = T extends any ? any : never', ['explicit-any', 'explicit-any', 'explicit-any']],
    ['type A = { [K in any]: 1 }', ['explicit-any']],
    ['Promise.any(a); z.any(); any(); const any = 1; f(any)', []],
    ['const a = { any: 1, b: any => 1 }', []],
    ['import { any, b as any } from "x"; export { a as any }', []],
    ['a!.b; f()!; a[0]! + 1; x = y!', ['non-null', 'non-null', 'non-null', 'non-null']],
    ['if (a) !b; return !a; a !== b; a = !b; x && !y', []],
    ['const c = a ? b! : d!', ['non-null', 'non-null']],
    [
      'let a!: string; class A { b!: number; readonly c!: C }',
      ['definite-assignment', 'definite-assignment', 'definite-assignment'],
    ],
  ])('%j', (source, expected) => {
    expect(rules('a.ts', `${source}\n`)).toEqual(expected)
  })

  test('and not in texts of markup', () => {
    const source =
      'const a = <p title="// @ts-ignore">don\'t // @ts-ignore {/* @ts-ignore */ b as any} as any!</p>\n'
    expect(rules('a.tsx', source)).toEqual(['ts-ignore', 'as-any'])
  })

  test('JavaScript has no types', () => {
    expect(rules('a.js', 'x = { a: any } // @ts-ignore\n')).toEqual(['ts-ignore'])
  })
})

describe('in a component', () => {
  test('of Vue: its scripts and the comments of its template, with their places', () => {
    const source = [
      '<!-- eslint-disable vue/no-v-html -->',
      '<!-- @vue-ignore: in no template -->',
      '<script setup lang="ts">',
      '// @ts-expect-error',
      'const a = props as any // eslint-disable-line no-undef',
      'const text = "// @ts-ignore"',
      '</script>',
      '<template>',
      '  <!-- @vue-expect-error wrong -->',
      '  <p :title="`<!-- @vue-ignore -->`">{{ "<!-- @vue-skip -->" }}</p>',
      '  <!-- @vue-ignored --><!-- @vue-generic {string} -->',
      '  <!-- @vue-skip --><p>// @ts-ignore</p>',
      '  <!-- eslint-disable-next-line vue/no-v-html, no-eval -- because -->',
      '  <!-- eslint-disable-next-line',
      '    vue/no-v-html -->',
      '  <!-- eslint-enable -->',
      '  <!-- biome-ignore lint/a11y/useAltText: none -->',
      '  <!-- svelte-ignore a11y_autofocus -->',
      '</template>',
      '<style>/* <!-- eslint-disable --> */</style>',
    ].join('\n')
    expect(found('A.vue', source)).toEqual([
      '1:1 eslint-disable',
      '4:1 ts-expect-error',
      '5:20 as-any',
      '5:24 eslint-disable-line',
      '9:3 vue-expect-error',
      '12:3 vue-skip',
      '13:3 eslint-disable-next-line',
      '17:3 biome-ignore',
    ])
    const messages = suppressionsIn('A.vue', source)?.map(({ message }) => message) ?? []
    expect(messages[0]).toBe('eslint-disable hides vue/no-v-html')
    expect(messages[6]).toBe('eslint-disable-next-line hides no-eval, vue/no-v-html')
  })

  test('of Vue without TypeScript: a script has no types', () => {
    expect(rules('A.vue', '<script>\nlet a = any\n// @ts-ignore\n</script>')).toEqual(['ts-ignore'])
    expect(rules('A.vue', '<script lang="tsx">\nconst a = <p>// @ts-ignore</p> as any\n</script>')).toEqual([
      'as-any',
    ])
  })

  test('of Svelte: svelte-ignore in markup and script, eslint’s and biome’s comments', () => {
    const source = [
      '<script lang="ts">',
      '  // svelte-ignore state_referenced_locally',
      '  let a = b!',
      '</script>',
      '<!-- svelte-ignore a11y_autofocus, a11y_hidden because -->',
      '<input autofocus onclick={() => "<!-- svelte-ignore a11y_hidden -->"}>',
      '<!-- svelte-ignore a11y-autofocus a11y-hidden -->',
      '<!-- svelte-ignored -->{"<!-- eslint-disable -->"}',
      '<!-- eslint-disable-next-line svelte/no-at-html-tags -->',
      '{@html a}',
    ].join('\n')
    expect(found('A.svelte', source)).toEqual([
      '2:3 svelte-ignore',
      '3:12 non-null',
      '5:1 svelte-ignore',
      '7:1 svelte-ignore',
      '9:1 eslint-disable-next-line',
    ])
    expect(
      suppressionsIn('A.svelte', source)
        ?.map(({ message }) => message)
        .slice(2, 4),
    ).toEqual([
      'svelte-ignore hides a11y_autofocus, a11y_hidden',
      'svelte-ignore hides a11y-autofocus, a11y-hidden',
    ])
    expect(rules('a.svelte.ts', '// svelte-ignore state_referenced_locally')).toEqual(['svelte-ignore'])
  })

  test('of Astro: its code fence and scripts; of its markup what biome obeys', () => {
    const source = [
      '---',
      '// @ts-ignore',
      'const a: any = 1',
      '---',
      '<!-- eslint-disable -->',
      '<!-- biome-ignore lint/a11y/useAltText: none -->',
      '<p>{`<!-- biome-ignore lint: no -->`}</p>',
      '<script>',
      'let b = a!',
      '</script>',
    ].join('\n')
    expect(found('A.astro', source)).toEqual([
      '2:1 ts-ignore',
      '3:10 explicit-any',
      '6:1 biome-ignore',
      '9:10 non-null',
    ])
  })
})

describe('in Go', () => {
  test.each([
    ['f() //nolint', ['nolint-blanket']],
    ['f() //nolint:errcheck,gosec // why', ['nolint']],
    ['f() // nolint:all', ['nolint-blanket']],
    ['f() // nolinter', []],
    ['f() // #nosec G101 -- why', ['nosec']],
    ['x := "//nolint"', []],
    ['x := `\n//nolint\n`', []],
    ["x := '\\'' //nolint", ['nolint-blanket']],
  ])('%j', (source, expected) => {
    expect(rules('a.go', `${source}\n`)).toEqual(expected)
  })
})

test('lines are counted as each language counts them', () => {
  expect(found('a.py', '\r\n\rx: Any\n')).toEqual(['3:4 explicit-any'])
  expect(found('a.ts', '\u2028let a: any\n')).toEqual(['2:8 explicit-any'])
})

test('a file of another language is not looked at', () => {
  expect(suppressionsIn('a.rs', '// nolint')).toBeNull()
})

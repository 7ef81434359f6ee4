/** The script of a component has the scopes that it would have in a file of its own, on the lines where it stands. */
import { describe, expect, test } from 'vitest'
import { componentScript } from '#snapshot/scopes/component-script.ts'
import { scopesOf } from '#snapshot/scopes/scope-index.ts'

function namesIn(path: string, source: string): readonly string[] {
  const scopes = scopesOf(path, source)
  return source.split('\n').map((_, at) => scopes?.at(at + 1) ?? '?')
}

describe('a component', () => {
  test('of Vue has the scopes of its scripts, whatever the template says', () => {
    const source = [
      '<!-- <script> function no() { </script> -->',
      '<template><p :title="a > b">{{ function x() {} }}</p></template>',
      '<script lang="ts" generic="T extends Record<string, \'>\'>">',
      'export function load(): number {',
      '  return 1',
      '}',
      '</script>',
      '<SCRIPT setup>const tax = () => 2',
      '</SCRIPT>',
      '<style>.a { }</style>',
    ].join('\n')
    expect(namesIn('A.vue', source)).toEqual(['', '', '', 'load', 'load', 'load', '', 'tax', '', ''])
  })

  test('of Svelte has markup between and around its scripts', () => {
    const source =
      '<p>{a}</p>\n<script module>\nfunction one() {}\n</script>\n<script>\nclass B { two() {} }\n'
    expect(namesIn('A.svelte', source)).toEqual(['', '', 'one', '', '', 'B.two', ''])
  })

  test('of Astro has those of its code fence', () => {
    const source =
      '---\nfunction load() {\n}\n---\n<p>function no() {}</p>\n<script>\nfunction late() {}\n</script>\n'
    expect(namesIn('A.astro', source)).toEqual(['', 'load', 'load', '', '', '', 'late', '', ''])
  })

  test('has no script in a value, an expression or a text of another kind', () => {
    const script = (source: string, syntax: 'vue' | 'svelte' | 'astro'): string =>
      componentScript(source, syntax).trim()
    expect(script('<p title="<script>no()</script>">{{ "<script>no()" }}</p><script>yes()', 'vue')).toBe(
      'yes()',
    )
    expect(script('<p on:click={() => a > "<script>no()"}>{"<script>"}</p><script>yes()', 'svelte')).toBe(
      'yes()',
    )
    expect(script('<script type="application/ld+json">{}</script><script type="module">yes()', 'vue')).toBe(
      'yes()',
    )
    expect(script('{[1].map(() => <p>don’t, can\'t {"}"}</p>)}\n<script>yes()', 'astro')).toBe('yes()')
    expect(script('<script src="./a.ts" /><p></p>\n<script setup>yes()</script>', 'vue')).toBe('yes()')
    expect(script('{ never closed\n<script>yes()', 'svelte')).toBe('yes()')
  })

  test('keeps every line and column, also where nothing is closed', () => {
    for (const source of [
      '<script>let a = 1\r\n',
      '<script lang="ts',
      '<!-- <script>',
      '---\nlet a',
      '',
      'é\u2028<script>x',
    ]) {
      const script = componentScript(source, 'astro')
      expect(script).toHaveLength(source.length)
      expect(script.match(/[\r\n\u2028]/g)).toEqual(source.match(/[\r\n\u2028]/g))
    }
    expect(componentScript('<script>a</script>b<script>c', 'vue')).toBe('        a                  c')
  })

  test('is read in linear time', () => {
    const parts = [
      '<script ',
      '<!-- ',
      '<script>',
      '"',
      "'",
      '---\n',
      '<script "',
      '{',
      '{"',
      "{'",
      '{`',
      '{/*',
      '<a {',
      '<a ="',
      '{ //',
    ]
    for (const source of parts.map((part) => part.repeat(60_000))) {
      for (const syntax of ['vue', 'svelte', 'astro'] as const) {
        expect(componentScript(source, syntax)).toHaveLength(source.length)
      }
    }
  })
})

/** Which of the names that a message quotes stand on its line. */
import { describe, expect, test } from 'vitest'
import { namesOnLine, quotedNames } from '#model/quoted-names.ts'

describe('the names of a message on its line', () => {
  test.each([
    ["Cannot find name 'total'.", 'return total(list)', 1],
    ['"a" has no attribute "b"', 'x = a.b', 3],
    ['"a" has no attribute "b"', 'x = c.b', 2],
    ["Argument of type 'Error' is not assignable to 'TypeError'.", 'emitError(TypeError)', 2],
    ["Cannot find name 'it'.", 'with(item, bit)', 0],
    ["Cannot find name 'it'.", 'with(item, it)', 1],
    ["Cannot find name '$'.", '$("a")', 1],
    ["Cannot find name 'a'.", 'a$ + $a + a1 + _a', 0],
    ['Cannot find name "größe".', 'return größe', 1],
    ["Cannot find name 'aa'.", 'xaa(aa)', 1],
    ["Cannot find name 'aa'.", 'aaa', 0],
    ['Unused "type: ignore" comment', 'x = 1  # type: ignore', 1],
  ])('%s in %s', (message, source, mask) => {
    expect(namesOnLine(quotedNames(message), source)).toBe(mask)
  })

  test('are looked for once in a long line of one letter', () => {
    const name = 'a'.repeat(50_000)
    expect(namesOnLine([name], `x = "b${name.repeat(40)}"`)).toBe(0)
  })
})

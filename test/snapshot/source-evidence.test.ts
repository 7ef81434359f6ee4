/** Evidence of a source line: blind for white space and line ends, and nothing else. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shaDigest } from '#adapters/fs/sha-digest.ts'
import { noEvidence, type SourceEvidence } from '#model/diagnostic.ts'
import { storedPath } from '#model/ids.ts'
import { sourcesEvidence } from '#snapshot/source-evidence.ts'
import { digestOf } from '#test/support/diagnostic-factory.ts'

function evidenceAt(source: string, line: number, path = 'notes.txt'): SourceEvidence {
  const file = storedPath(path)
  const at = sourcesEvidence(new Map([[file, { source, asked: [line] }]]), shaDigest).at.get(file)
  if (at === undefined) {
    throw new Error('the file was read')
  }
  return at({ line, column: 1, message: 'bad' })
}

describe('the digest of a line', () => {
  test.each(['x = f(1)', '\tx = f(1)', '    x  =  f( 1 )   ', 'x\u00a0=\u2003f(1)'])(
    '%j is that of x=f(1)',
    (line) => {
      expect(evidenceAt(line, 1).lineDigest).toBe(digestOf('x=f(1)'))
    },
  )

  test.each(['x = f(2)', 'X = f(1)', 'x = f(1);', ''])('%j is another', (line) => {
    expect(evidenceAt(line, 1).lineDigest).not.toBe(digestOf('x=f(1)'))
  })

  test('a blank line has none', () => {
    expect(evidenceAt('a\n \t \nb', 2)).toMatchObject({ lineDigest: null })
  })
})

describe('the neighbours', () => {
  const source = 'first\n\n  \nmiddle\n\t\n\nlast\n'

  test('are the nearest lines that are not blank', () => {
    expect(evidenceAt(source, 4)).toMatchObject({
      beforeDigest: digestOf('first'),
      lineDigest: digestOf('middle'),
      afterDigest: digestOf('last'),
    })
  })

  test('are none at either end of the file', () => {
    expect(evidenceAt(source, 1).beforeDigest).toBeNull()
    expect(evidenceAt(source, 7).afterDigest).toBeNull()
  })

  test('a blank line itself has neighbours too', () => {
    expect(evidenceAt(source, 2)).toMatchObject({
      beforeDigest: digestOf('first'),
      afterDigest: digestOf('middle'),
    })
  })
})

describe('lines', () => {
  test.each(['\n', '\r\n', '\r'])('end with %j as with any other line end', (end) => {
    const source = ['one', '', 'two', 'three', ''].join(end)
    expect(evidenceAt(source, 3)).toEqual(evidenceAt('one\n\ntwo\nthree\n', 3))
  })

  test.each([0, -1, 4, 1000])('line %i of three is not there', (line) => {
    expect(evidenceAt('a\nb\nc', line)).toEqual(noEvidence)
  })

  test('re-indenting and blank lines never change the evidence', () => {
    const word = fc.stringMatching(/^[a-z]{1,5}$/)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), fc.nat(7), fc.nat(4), (words, at, gap) => {
        const row = at % words.length
        const spread = words.map((one) => `\t ${one} `).join('\r\n'.repeat(gap + 1))
        const plain = evidenceAt(words.join('\n'), row + 1)
        expect(evidenceAt(spread, row * (gap + 1) + 1)).toEqual(plain)
      }),
    )
  })
})

describe('the scope', () => {
  test('is known for languages that are read and unknown for others', () => {
    const source = 'class A:\n    def f(self):\n        return 1\n'
    expect(evidenceAt(source, 3, 'a.py').scope).toBe('A.f')
    expect(evidenceAt(source, 3, 'a.txt').scope).toBeNull()
  })
})

describe('a documentation comment', () => {
  const source = `class Cart {
  a = 1
}

/**
 * Says it.
 * @return {Missing} it

 */

// eslint-disable-next-line
exports.say = function (it, times) {
  for (const each of it.split(' ')) { console.log(each, times) }
  return it * 2
}

/** Alone at the end. */
`
  const scopeAt = (line: number) => evidenceAt(source, line, 'say.js').scope

  test.each([5, 6, 7, 9, 12, 13])('belongs to the function below it: line %i', (line) => {
    expect(scopeAt(line)).toBe('say')
    expect(evidenceAt(source, line, 'say.js').body).toBe(evidenceAt(source, 14, 'say.js').body)
  })

  test.each([1, 2, 17])('nothing else does: line %i', (line) => {
    expect(scopeAt(line)).not.toBe('say')
  })

  test('a factor at the start of a line is no comment', () => {
    const factors = 'function area() {\n  return width\n    * height\n}\n\n/** Next. */\nfunction next() {}\n'
    expect(evidenceAt(factors, 3, 'say.js').scope).toBe('area')
  })
})

test('a method has its own body and that of its class, a function outside of classes its own alone', () => {
  const words = 'alpha beta gamma delta epsilon zeta eta theta iota kappa'
  const source = `class C:\n    def m(self):\n        """${words}"""\n        return 1\n\ndef f():\n    """${words}"""\n    return 1\n`
  const [method, plain] = [4, 8].map((line) => evidenceAt(source, line, 'a.py'))
  expect(method?.body).toBe(plain?.body)
  expect(method?.outerBody).not.toBeNull()
  expect(method?.outerBody).not.toBe(method?.body)
  expect(plain?.outerBody).toBeNull()
})

describe('the comments of a function', () => {
  const words = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta', 'iota', 'kappa']
  const bodyIn = (path: string, lines: readonly string[]) => evidenceAt(lines.join('\n'), 2, path).body

  test.each([
    ['Python', 'a.py', 'def f():', '  # A remark of two.'],
    ['TypeScript', 'a.ts', 'function f() {', ' // A remark of two.'],
    ['TypeScript, in the line', 'a.ts', 'function f() {', ' /* one */ + 1 /* two of it */'],
  ])('are none of what it is made of: %s', (_, path, head, remark) => {
    const end = path === 'a.py' ? '' : '}'
    const told = (behind: string) =>
      bodyIn(path, [head, ...words.map((word) => `  ${word}(1)${behind}`), end])
    const plain = path === 'a.ts' && remark.includes('+ 1') ? ' + 1' : ''
    expect(told(plain)).not.toBeNull()
    expect(told(remark)).toBe(told(plain))
    expect(told(' + another')).not.toBe(told(plain))
  })
})

/** How much of a message that goes on in further lines stands in a comment. Messages of pyright 1.1.390. */
import { expect, test } from 'vitest'
import { messageText } from '#render/markdown/entry-line.ts'
import { unpairedOf } from '#test/support/report-factory.ts'

const headers = unpairedOf({
  message: [
    'Argument of type "dict[str, str]" cannot be assigned to parameter "headers" of type "HeadersType" in function "get"',
    '  Type "dict[str, str]" is not assignable to type "HeadersType"',
    '    "dict[str, str]" is not assignable to "MutableMapping[str, str | bytes]"',
    '      Type parameter "_VT@MutableMapping" is invariant, but "str" is not the same as "str | bytes"',
    '    "dict[str, str]" is not assignable to "None"',
  ].join('\n'),
})
const first =
  'Argument of type "dict[str, str]" cannot be assigned to parameter "headers" of type "HeadersType" in function "get"'
const reason = '"dict[str, str]" is not assignable to "MutableMapping[str, str \\| bytes]"'

test.each([
  [
    300,
    `${first}: ${reason}: Type parameter "\`_VT@MutableMapping\`" is invariant, but "str" is not the same as "str \\| bytes" …`,
  ],
  [250, `${first}: ${reason} …`],
  [150, `${first} …`],
])('of %i letters: as far as there is room, what does not fit and why', (longest, text) => {
  expect(messageText(headers, longest)).toBe(text)
})

test('one line is all there is', () => {
  expect(messageText(unpairedOf({ message: 'Need type annotation for "a".' }), 300)).toBe(
    'Need type annotation for "a".',
  )
})

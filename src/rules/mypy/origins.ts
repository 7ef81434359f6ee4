/**
 * Rules that mypy renamed or split. mypy, `mypy/errorcodes.py` and what 1.0.1 and 2.4.1 print of the same file (test/cases, leaf
 * `renamed-rules`).
 */
import type { Origins } from '../rule-set.ts'

/** See {@link Origins}. */
export const mypyOrigins: Origins = {
  // 1.1: https://github.com/python/mypy/pull/14570 and https://github.com/python/mypy/pull/14225
  'method-assign': 'assignment',
  'typeddict-unknown-key': 'typeddict-item',
  // 1.4: https://github.com/python/mypy/pull/15164
  'unused-ignore': null,
  // 1.6: https://github.com/python/mypy/pull/14740 and https://github.com/python/mypy/pull/15384
  'import-not-found': 'import',
  'import-untyped': 'import',
  'await-not-async': null,
  // 1.7: https://github.com/python/mypy/pull/16061
  'overload-overlap': 'misc',
  // 1.11: https://github.com/python/mypy/pull/16571
  'prop-decorator': 'misc',
  // 1.12: https://github.com/python/mypy/pull/17597
  'overload-cannot-match': 'misc',
  // 1.15: https://github.com/python/mypy/pull/18398
  'explicit-any': 'misc',
  // 1.18: https://github.com/python/mypy/pull/17682
  metaclass: 'misc',
  // 1.19: https://github.com/python/mypy/pull/19911
  'untyped-decorator': 'misc',
  // 1.20: https://github.com/python/mypy/pull/20222 and https://github.com/python/mypy/pull/20325
  'nonetype-type': 'valid-type',
  'str-unpack': 'misc',
}

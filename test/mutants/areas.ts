/**
 * The folders whose conditions are taken apart, and the tests that run in the same process and speak of them. End-to-end
 * tests start the shipped bundles, which know no mutants.
 */

/** One folder, mutated and judged by itself. */
export interface Area {
  readonly name: string
  readonly mutate: string
  readonly tests: readonly string[]
}

/** The least of what decides whether a result can be trusted, and what it is. */
export const areas: readonly Area[] = [
  { name: 'policy', mutate: 'src/policy/**/*.ts', tests: ['test/policy/**/*.test.ts'] },
  {
    name: 'baseline',
    mutate: 'src/app/baseline/**/*.ts',
    tests: [
      'test/app/{artifact-names,base-commit,base-line,find-{baseline,cached,committed},load-baseline,named-artifacts,next-history,resolve-baseline,trust}.test.ts',
    ],
  },
  {
    name: 'merge',
    mutate: 'src/app/merge/**/*.ts',
    tests: ['test/app/{merge-action,merge-checks,required-legs,run-jobs}.test.ts'],
  },
  {
    name: 'publish',
    mutate: 'src/app/publish/**/*.ts',
    tests: [
      'test/app/{decode-result,find-pull,find-result,later-checks,publish-action,publish-checks,result-contradiction}.test.ts',
    ],
  },
  {
    name: 'github',
    mutate: 'src/adapters/github/**/*.ts',
    tests: [
      'test/adapters/github/*.test.ts',
      'test/adapters/{artifact-*,event-context,list-pages,proxied-fetch,zip-*}.test.ts',
    ],
  },
]

/** Words for what a set-up leaves to the user, one sentence or two each. */
import type { SetupAdvice } from '#model/setup.ts'

type Texts = {
  readonly [Kind in SetupAdvice['kind']]: (advice: Extract<SetupAdvice, { readonly kind: Kind }>) => string
}

const texts: Texts = {
  'checker-not-in-manifest': ({ name }) =>
    `${name} is not in package.json. Add it to devDependencies, so that your machine and CI run the same version.`,
  'checker-not-locked': ({ name, file }) =>
    `${name} is not in ${file}. Add it there, so that your machine and CI run the same version.`,
  'checker-not-pinned': ({ name, file, spec }) =>
    `${file} names ${name} without one version. Pin it (\`${spec}\`): another version finds other errors.`,
  'text-not-made': ({ name, file }) =>
    `The check ${name} reads ${file}: add the step that makes it to the workflow, before type-ratchet.`,
}

/** What to do, and why. */
export function setupAdviceText(advice: SetupAdvice): string {
  const text = texts[advice.kind] as (advice: SetupAdvice) => string
  return text(advice)
}

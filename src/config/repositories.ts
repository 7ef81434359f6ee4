/** Names of repositories as users write them: `acme/widget`, one by one or a line each in a file. */
import { type Given, invalid } from './values.ts'

const name = /^(?!\.{1,2}\/)[\w.-]{1,100}\/(?!\.{1,2}$)[\w.-]{1,100}$/

/** Throws a `ProblemError` for anything else, addresses too. */
export function repositoryName({ input, value }: Given): string {
  if (!name.test(value.trim())) {
    throw invalid({ input, value }, 'an owner and a name such as `acme/widget`')
  }
  return value.trim()
}

/** An organisation, or an owner. */
export function ownerName({ input, value }: Given): string {
  if (!/^[\w.-]{1,100}$/.test(value.trim())) {
    throw invalid({ input, value }, 'the name of an organisation such as `acme`')
  }
  return value.trim()
}

/** The name of a check, as it stands in the names of artifacts. */
export function checkName({ input, value }: Given): string {
  if (!/^[a-z0-9._-]{1,60}$/.test(value.trim())) {
    throw invalid({ input, value }, 'the name of a check: up to 60 of `a-z`, `0-9`, `.`, `_` and `-`')
  }
  return value.trim()
}

/** One a line; empty lines, and what stands behind `#`, are left out. `input` names the file with its line. */
export function repositoryNames(text: string, input: string): readonly string[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const value = line.replace(/#.*$/, '').trim()
    return value === '' ? [] : [repositoryName({ input: `${input}, line ${index + 1}`, value })]
  })
}

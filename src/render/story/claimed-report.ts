/**
 * A result that was read from a file as a report, so that its errors are told by the same sections as any other: causes and fixes come
 * from our own rules and the checker's words, never from the file. The counts of the lists are not those of the run, which may have more.
 */
import type { TouchedFile } from '#model/change.ts'
import type { Unpaired } from '#model/comparison.ts'
import { noEvidence } from '#model/diagnostic.ts'
import { type RepoPath, ruleCode } from '#model/ids.ts'
import { listedPairs } from '#model/kept-pairs.ts'
import type { ComparedResult, HostedRepository, Report } from '#model/report.ts'
import type { Claim, ClaimedComparison, ClaimedEntry } from '#model/result-file.ts'
import { wholeScope } from '#model/scope-report.ts'
import { checkerNames } from '#model/snapshot.ts'
import type { Verdict } from '#model/verdict.ts'

/** What a report needs beside the claim. */
export interface ClaimFacts {
  readonly claim: Claim
  readonly result: ClaimedComparison
  readonly verdict: Verdict
  readonly hosted: HostedRepository
  /** The change's files by GitHub's record; null where they are not known. */
  readonly files: readonly RepoPath[] | null
  readonly ruleEdits: readonly RepoPath[]
}

/** Only the parts that tell of new and fixed errors are those of the run. */
export function claimedReport(facts: ClaimFacts): {
  readonly report: Report
  readonly result: ComparedResult
} {
  const { claim, hosted, ruleEdits } = facts
  const result = claimedResult(facts)
  const { name, checker } = claim
  return {
    report: { name, checker, leg: null, result, hosted, reproduce: '', ruleEdits, warnings: [] },
    result,
  }
}

function claimedResult({ claim, result, verdict, files }: ClaimFacts): ComparedResult {
  const { baseline, reference, excerpts, changed } = result
  const checker = claim.checker ?? { name: checkerNames[0], version: null, configuration: null }
  return {
    kind: 'compared',
    comparison: {
      kept: listedPairs([]),
      new: result.new.map(unpaired),
      fixed: result.fixed.map(unpaired),
    },
    verdict,
    baseline:
      baseline === null
        ? { state: 'absent', problem: { kind: 'baseline-none', artifact: '', refused: [] } }
        : { state: 'loaded', checker, origin: { source: 'artifact', runUrl: null, ...baseline } },
    reference,
    history: [],
    typeCoverage: null,
    target: null,
    changed,
    owners: null,
    pathOwners: null,
    ownership: new Map(),
    excerpts,
    touched: files === null ? null : files.map(touchedFile),
    drift: [],
    scope: wholeScope,
    flaky: [],
    filesChecked: null,
  }
}

/** How many errors it has is not asked here. */
function touchedFile(path: RepoPath): TouchedFile {
  return { path, errors: 0, newErrors: 0 }
}

function unpaired({ code, replaced, mayComeFromBase, ...finding }: ClaimedEntry): Unpaired {
  const diagnostic = {
    ...finding,
    code: ruleCode(code),
    endLine: null,
    endColumn: null,
    notes: [],
    evidence: noEvidence,
  }
  return { diagnostic, replaced, mayComeFromBase }
}

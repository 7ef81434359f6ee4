/**
 * Writes one comment where several runs may be writing at the same time, and GitHub has no way to write only if
 * nothing has changed: look again after each write, until what stands there is what counts. docs/comment.md#races
 */
import {
  type BeforeRepeat,
  type OwnComment,
  type PullRequestState,
  type PullRequests,
  RefusedError,
  StoppedError,
} from '#ports/pull-requests.ts'
import { comparableBody, readMarker } from '#render/markdown/marker.ts'
import { bestComment, isMarked, isOfLaterRun, type RunMark } from './comment-order.ts'

/** What is to stand in the comment, and of which run it is. */
export interface CommentText {
  readonly body: string
  readonly mark: RunMark
}

/** What a run has to say, and what it says when it turns out not to be the last. */
export interface CommentTurn {
  readonly text: CommentText
  /** When a newer commit came in. */
  readonly overtaken: CommentText
  /** What a run that was started behind `mark` has found for the head that `state` tells; null when there is none. */
  readonly newer: (state: PullRequestState, mark: RunMark) => Promise<CommentText | null>
  /** Whether a run for the same head may have been started meanwhile. */
  readonly mayBeNewer: (state: PullRequestState) => boolean
}

/** Where. */
export interface CommentPlace {
  readonly number: number
  readonly pulls: PullRequests
  /** Whether a comment of ours is this check's. */
  readonly concerns: (body: string) => boolean
}

/** What was found before anything was written. */
export interface SeenComments {
  readonly ours: readonly OwnComment[]
  /** The one to write into; null: a new one. */
  readonly existing: OwnComment | null
  /** How many there are, of anybody. */
  readonly total: number
}

/** How often a comment is sent whose making GitHub neither confirmed nor refused. */
const mostTries = 3
/** How often what was written is looked at again. Each time somebody else has done something meanwhile. */
const mostLooks = 8

/** Picks comments by their marker. `''`: of any name. */
export function isOf(name: string): (body: string) => boolean {
  return (body) => {
    const marker = readMarker(body)
    return marker !== null && (name === '' || marker.name === name)
  }
}

/** What stands there, as far as this run knows. */
interface Standing {
  readonly url: string | null
  readonly said: CommentText
  /** How many comments there are if nobody else has made one; null: the number says nothing. */
  readonly expected: number | null
}

/** No number of comments: they have to be listed. */
const unknown = -1

/** Gives the address of the one comment that is left. */
export async function writeComment(
  place: CommentPlace,
  turn: CommentTurn,
  seen: SeenComments,
): Promise<string | null> {
  let standing = await firstWritten(place, turn.text, seen)
  for (let look = 1; look <= mostLooks; look++) {
    const state = await stateIfTold(place)
    if (state === null || (await isLast(turn, standing, state))) {
      break
    }
    const corrected = await correct(place, turn, { ...standing, state })
    standing = corrected.standing
    if (corrected.isLast) {
      break
    }
  }
  return standing.url
}

async function firstWritten(
  place: CommentPlace,
  text: CommentText,
  { existing, ours, total }: SeenComments,
): Promise<Standing> {
  try {
    const { id, url } = existing === null ? await create(place, text) : await rewrite(place, existing, text)
    const isAlone = ours.length < 2
    const isNew = existing === null ? total + 1 : unknown
    return { url, said: text, expected: !isAlone ? unknown : id === existing?.id ? null : isNew }
  } catch (error) {
    // What was not answered may have been done, so it is looked for all the same.
    if (error instanceof StoppedError) {
      return { url: existing?.url ?? null, said: text, expected: unknown }
    }
    throw error
  }
}

/** Whether nobody can have done anything since. */
async function isLast(
  { mayBeNewer, newer }: CommentTurn,
  { said, expected }: Standing,
  state: PullRequestState,
): Promise<boolean> {
  const isAlone = expected === null || state.comments === expected
  return (
    isAlone &&
    state.headSha === said.mark.head &&
    (!mayBeNewer(state) || (await newer(state, said.mark)) === null)
  )
}

/** What was changed has to be looked at again. */
async function correct(
  place: CommentPlace,
  turn: CommentTurn,
  { url: known, said, state: told }: Standing & { readonly state: PullRequestState },
): Promise<{ readonly standing: Standing; readonly isLast: boolean }> {
  const { best, state, removed } = await keepOne(place, said.mark, told)
  const url = best?.url ?? known
  if (best === null || !isMarked(best, said.mark)) {
    return { standing: { url, said, expected: null }, isLast: true }
  }
  const next = await nextText(turn, said, state)
  if (next === null || comparableBody(next.body) === comparableBody(best.body)) {
    return { standing: { url, said, expected: null }, isLast: !removed }
  }
  const expected = (await isRewritten(place, best, next)) ? null : unknown
  return { standing: { url, said: next, expected }, isLast: false }
}

/** What a run that is not the last one leaves instead of what it said; null when it is the last. */
async function nextText(
  { newer, overtaken }: CommentTurn,
  { mark }: CommentText,
  state: PullRequestState,
): Promise<CommentText | null> {
  return (await newer(state, mark)) ?? (state.headSha === mark.head ? null : overtaken)
}

/**
 * Takes the others away when ours is the best, and ours when it is not: whoever wrote the best does the same. What was
 * taken away may have become the best in the meantime, so a look must follow.
 */
async function keepOne(
  { number, pulls, concerns }: CommentPlace,
  own: RunMark,
  state: PullRequestState,
): Promise<{
  readonly best: OwnComment | null
  readonly state: PullRequestState
  readonly removed: boolean
}> {
  const { ours } = await pulls.ownComments(number, concerns)
  if (ours.length < 2) {
    return { best: ours[0] ?? null, state, removed: false }
  }
  const fresh = await pulls.state(number)
  const best = bestComment(ours, fresh.headSha)
  const isOurs = best !== null && isMarked(best, own)
  const others = ours.filter((one) => one.id !== best?.id && (isOurs || isMarked(one, own)))
  for (const { id } of others) {
    await pulls.remove(id)
  }
  return { best, state: fresh, removed: others.length > 0 }
}

/** When that can't be asked, the comment has been written all the same. */
async function stateIfTold({ number, pulls }: CommentPlace): Promise<PullRequestState | null> {
  try {
    return await pulls.state(number)
  } catch (error) {
    if (error instanceof RefusedError) {
      return null
    }
    throw error
  }
}

/** Whoever takes a comment away keeps another one; when there is none, a new one is made. */
async function rewrite(place: CommentPlace, existing: OwnComment, text: CommentText): Promise<OwnComment> {
  const { number, pulls, concerns } = place
  try {
    return await pulls.update(existing.id, text.body, stillWanted(place, text.mark))
  } catch (error) {
    if (!(error instanceof RefusedError && error.gone)) {
      throw error
    }
    const { ours } = await pulls.ownComments(number, concerns)
    if (ours.some(({ id }) => id === existing.id)) {
      throw error
    }
    await stillWanted(place, text.mark)()
    return create(place, text)
  }
}

/** False when somebody has taken the comment away. */
async function isRewritten({ pulls }: CommentPlace, { id }: OwnComment, text: CommentText): Promise<boolean> {
  try {
    await pulls.update(id, text.body)
    return true
  } catch (error) {
    if (error instanceof RefusedError && error.gone) {
      return false
    }
    throw error
  }
}

/** When no answer came, the comment may have been made all the same: it is looked for before it is sent again. */
async function create(place: CommentPlace, text: CommentText): Promise<OwnComment> {
  const { number, pulls, concerns } = place
  for (let attempt = 1; ; attempt++) {
    try {
      return await pulls.create(number, text.body, stillWanted(place, text.mark))
    } catch (error) {
      if (!(error instanceof RefusedError && error.uncertain) || attempt === mostTries) {
        throw error
      }
      const { ours } = await pulls.ownComments(number, concerns)
      const made = ours.find((one) => isMarked(one, text.mark))
      if (made !== undefined) {
        return made
      }
      await stillWanted(place, text.mark)()
    }
  }
}

/** Time has passed, so what was true before has to be asked again. */
function stillWanted({ number, pulls, concerns }: CommentPlace, mark: RunMark): BeforeRepeat {
  return async () => {
    const { ours } = await pulls.ownComments(number, concerns)
    const { headSha, open } = await pulls.state(number)
    if (headSha !== mark.head || !open || ours.some((one) => isOfLaterRun(one, mark))) {
      throw new StoppedError('the pull request has moved on')
    }
  }
}

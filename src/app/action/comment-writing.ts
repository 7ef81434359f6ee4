/**
 * Writes one comment where several runs may be writing at the same time, and GitHub has no way to write only if
 * nothing has changed: look again after each write, and leave one comment, of the newest head.
 */
import { type OwnComment, type PullRequests, RefusedError } from '#ports/pull-requests.ts'
import { comparableBody, readMarker } from '#render/markdown/marker.ts'

/** What is to stand in the comment. */
export interface CommentText {
  readonly body: string
  /** What it says instead when this run turns out to have been overtaken. */
  readonly overtaken: string
  readonly name: string
  readonly head: string
}

/** Where. */
export interface CommentPlace {
  readonly number: number
  readonly pulls: PullRequests
}

/** How often a comment is sent whose making GitHub neither confirmed nor refused. */
const mostTries = 3

/** Picks comments by their marker. `''`: of any name. */
export function isOf(name: string): (body: string) => boolean {
  return (body) => {
    const marker = readMarker(body)
    return marker !== null && (name === '' || marker.name === name)
  }
}

/** Gives the address of the one comment that is left. Runs that create at the same time keep the oldest. */
export async function createOnce(place: CommentPlace, text: CommentText): Promise<string> {
  const made = await create(place, text)
  const [oldest = made, ...others] = await ourComments(place, text)
  if (oldest.id === made.id || others.every(({ id }) => id !== made.id)) {
    return made.url
  }
  if (comparableBody(oldest.body) !== comparableBody(text.body)) {
    await place.pulls.update(oldest.id, text.body)
  }
  await place.pulls.remove(made.id)
  return oldest.url
}

/** Gives the address. A push between the look at the head and this write is told, never left to look current. */
export async function updateInPlace(place: CommentPlace, id: number, text: CommentText): Promise<string> {
  const { pulls } = place
  const { url } = await pulls.update(id, text.body)
  if (await isOvertaken(place, text)) {
    const now = (await ourComments(place, text)).find((comment) => comment.id === id)
    if (now !== undefined && readMarker(now.body)?.head === text.head) {
      await pulls.update(id, text.overtaken)
    }
  }
  return url
}

/** When that can't be asked, the comment has been written all the same. */
async function isOvertaken({ number, pulls }: CommentPlace, { head }: CommentText): Promise<boolean> {
  try {
    return (await pulls.state(number)).headSha !== head
  } catch (error) {
    if (error instanceof RefusedError) {
      return false
    }
    throw error
  }
}

/** When no answer came, the comment may have been made all the same: it is looked for before it is sent again. */
async function create(place: CommentPlace, text: CommentText): Promise<OwnComment> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await place.pulls.create(place.number, text.body)
    } catch (error) {
      if (!(error instanceof RefusedError && error.uncertain) || attempt === mostTries) {
        throw error
      }
      const made = (await ourComments(place, text)).find(
        ({ body }) => comparableBody(body) === comparableBody(text.body),
      )
      if (made !== undefined) {
        return made
      }
    }
  }
}

/** The oldest first. */
async function ourComments(
  { number, pulls }: CommentPlace,
  { name }: CommentText,
): Promise<readonly OwnComment[]> {
  return [...(await pulls.ownComments(number, isOf(name)))].sort((a, b) => a.id - b.id)
}

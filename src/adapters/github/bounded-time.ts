/** Ends the wait for a client of GitHub's that may never answer. */

/** The clients retry for about half a minute; beyond this they are not coming back. */
export const longestMs = 120_000

/** Keeps the process alive until the result or the bound is there: a client may drop its last handle. */
export async function bounded<Result>(result: Promise<Result>, otherwise: Result): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<Result>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), longestMs)
  })
  try {
    return await Promise.race([result, silence])
  } finally {
    clearTimeout(timer)
  }
}

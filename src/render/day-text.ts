/** A day in UTC: `2027-03-31`. `time`: whole seconds since 1970. */
export function dayText(time: number): string {
  return new Date(time * 1000).toISOString().slice(0, 10)
}

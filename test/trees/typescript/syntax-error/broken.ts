export function broken(: number {
  return 1
}

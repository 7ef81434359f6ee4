export const price: number = "free"
export function total(items: string[]): number {
  return items.map((item) => item.length)
}

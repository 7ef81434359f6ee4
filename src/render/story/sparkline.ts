/** A series as a line of blocks. It only helps the eye: whoever shows it says the numbers too. */

const blocks = '▁▂▃▄▅▆▇█'

/** From the lowest value to the highest; equal values make a line in the middle. */
export function sparkline(values: readonly number[]): string {
  const lowest = Math.min(...values)
  const range = Math.max(...values) - lowest
  return values
    .map((value) => {
      const step = range === 0 ? 3 : Math.floor(((value - lowest) * (blocks.length - 1)) / range)
      return blocks.charAt(step)
    })
    .join('')
}

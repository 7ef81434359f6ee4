// Would be reported if the other file could be read.
export const total: number = 'twelve'

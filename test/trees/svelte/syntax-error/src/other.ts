export const other: number = "none"

export const size = width + 1

/** What a person is told whose Ctrl-C came while other files stood where theirs belong. */
export const stoppedText = 'Stopped. Your files are as they were.'

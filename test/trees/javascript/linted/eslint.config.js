module.exports = [
  {
    rules: {
      'no-debugger': 'error',
      'no-undef': 'warn',
      'no-unused-vars': 'error',
      'no-eval': 'error',
    },
  },
]

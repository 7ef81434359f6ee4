module.exports = [{ rules: { semi: 2 }

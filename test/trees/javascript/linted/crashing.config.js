const crashing = { create: () => ({ Program: () => { throw new TypeError('no such scope') } }) }
module.exports = [{ plugins: { own: { rules: { crashing } } }, rules: { 'own/crashing': 2 } }]

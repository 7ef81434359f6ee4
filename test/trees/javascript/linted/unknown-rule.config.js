module.exports = [{ rules: { 'no-such-rule': 2 } }]

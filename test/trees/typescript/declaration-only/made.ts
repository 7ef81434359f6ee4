const hidden: unique symbol = Symbol('hidden')
class Secret {
  private inner = 1
}
export const made = class extends Secret {
  protected value = 1
}

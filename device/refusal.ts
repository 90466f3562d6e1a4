/** What the person at the machine can do something about: said in one line, without a stack. */
export class Refusal extends Error {
  override name = 'Refusal'
}

/** The policy of this machine does not allow it; the desk is told so, and cannot change it. */
export class NotAllowed extends Error {
  override name = 'NotAllowed'
}

/** What may stand in a signature as `{{name}}`. */
export const signatureVariables = [
  'agent.name',
  'agent.email',
  'team.name',
  'inbox.name',
  'inbox.address',
  'desk.name',
  'requester.name',
  'ticket.number',
  'ticket.subject',
] as const

/** What may stand in a text that agents put into what they write. */
export const readyTextVariables = [
  'requester.name',
  'requester.firstName',
  'requester.email',
  'organization.name',
  'ticket.number',
  'ticket.subject',
  'agent.name',
  'agent.email',
  'team.name',
  'inbox.name',
  'inbox.address',
  'desk.name',
] as const
export type ReadyTextVariable = (typeof readyTextVariables)[number]

/** What may stand in a text that a rule writes: no agent is there to be named. */
export const ruleTextVariables = readyTextVariables.filter((name) => !name.startsWith('agent.'))

const variable = /\{\{([^{}]{0,200})\}\}/g

/** The names of the variables in a text or in HTML, in the order they stand there. */
export function variablesIn(text: string): string[] {
  return [...text.matchAll(variable)].map(([, name = '']) => plainName(name))
}

/** What stands in braces and is no variable, as it is written; half a pair of braces counts. */
export function unknownVariables(text: string, known: readonly string[]): string[] {
  const unknown = variablesIn(text).filter((name) => !known.includes(name))
  const rest = /\{\{|\}\}/.exec(text.replace(variable, ''))
  return [...new Set([...unknown, ...(rest ? [rest[0]] : [])])]
}

/** Variables of ready-made texts that nobody has filled in, in a text that is about to leave. */
export function unfilledIn(html: string): string[] {
  const known: readonly string[] = readyTextVariables
  return [...new Set(variablesIn(html).filter((name) => known.includes(name)))]
}

/** The text with a value in place of each variable; what has none stays as it is written. */
export function fillVariables(text: string, valueFor: (name: string) => string | undefined): string {
  return text.replace(variable, (whole, name: string) => valueFor(plainName(name)) ?? whole)
}

/** An editor may have put an unbreakable space or a mark between the braces. */
function plainName(name: string): string {
  return name
    .replace(/&nbsp;|\u00a0/g, ' ')
    .replace(/<[^<>]*>/g, '')
    .trim()
}

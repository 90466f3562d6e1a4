import type { Me } from '#contract/sessions.ts'

/** Starts the app afresh, as the address still carries the token of a link: agents at the desk, others on the portal. */
export function enterDesk(me: Pick<Me, 'role'>): void {
  window.location.replace(me.role === 'admin' || me.role === 'agent' ? '/desk/' : '/')
}

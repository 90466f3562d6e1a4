import type { DeskInstance } from '#server/app/desk-instance.ts'
import { hashPassword } from '#server/people/index.ts'
import { fillWithSamples, hasTickets } from '#server/samples/index.ts'
import { fillLarge } from './large/fill-large.ts'
import type { DemoOptions } from './options.ts'

/** Everybody of the company who signs in does so with this. */
export const demoPassword = 'mesa-de-prueba-7'

/** Fills the desk as asked; answers what to tell whoever asked. */
export async function fillDemo(
  desk: DeskInstance,
  options: DemoOptions,
  progress: (line: string) => void,
): Promise<string[]> {
  const ctx = desk.contextOf({ kind: 'system', job: 'demo' })
  if (!options.addsMore && (await hasTickets(ctx.db))) {
    throw new Error('this desk has tickets already, and the demo is for empty ones; with --more it is added to them')
  }
  if (options.tickets !== undefined) return fillInBulk(desk, options.tickets, progress)
  const { tickets, messages, people, organizations, ratings } = await fillWithSamples(ctx, {
    password: demoPassword,
    addsMore: options.addsMore,
  })
  return [
    `Filled with ${tickets} tickets, ${messages} messages, ${people} people, ${organizations} organizations, ${ratings} ratings.`,
    '',
    ...signIns(desk.services.publicUrl),
  ]
}

async function fillInBulk(desk: DeskInstance, count: number, progress: (line: string) => void): Promise<string[]> {
  const passwordHash = await hashPassword(demoPassword)
  const { tickets, messages } = await fillLarge(desk, { tickets: count, passwordHash, seed: count, progress })
  return [`Filled with ${tickets} tickets and ${messages} messages.`, '', ...signIns(desk.services.publicUrl)]
}

function signIns(publicUrl: string): string[] {
  return [
    `Sign in with the password  ${demoPassword}`,
    `  administrator   admin@almazor.example              ${publicUrl}/desk`,
    `  team lead       javier@almazor.example             ${publicUrl}/desk`,
    `  agent           tom@almazor.example  (English)     ${publicUrl}/desk`,
    `  requester       marta.iglesias@valdemora.example   ${publicUrl}/`,
    `  requester       grace.holloway@harbourlane.example (English)`,
  ]
}

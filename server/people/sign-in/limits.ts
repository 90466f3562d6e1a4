import type { Ctx } from '../../kernel/context.ts'
import { limitRate, uncountUse } from '../../platform/rate-limits.ts'
import { networkOf } from './network.ts'

const quarterHour = 15 * 60

/** Counted by the address tried, against guessing one person's password, and by where the attempts come from. */
export async function limitSignIn(ctx: Ctx, email: string): Promise<void> {
  await limitByNetwork(ctx, 'sign-in', 50)
  await limitRate(ctx, { key: `sign-in:address:${email}`, max: 10, seconds: quarterHour })
}

/** Only failures count: a whole office may sign in from one address in the morning. */
export async function uncountSignIn(ctx: Ctx, email: string): Promise<void> {
  await uncountUse(ctx, { key: networkKey(ctx, 'sign-in'), seconds: quarterHour })
  await uncountUse(ctx, { key: `sign-in:address:${email}`, seconds: quarterHour })
}

export async function limitMailedLinks(ctx: Ctx, email: string): Promise<void> {
  await limitByNetwork(ctx, 'mailed-link', 30)
  await limitRate(ctx, { key: `mailed-link:address:${email}`, max: 5, seconds: quarterHour })
}

/** Tokens cannot be guessed; this keeps those who try from costing anything. Whole offices share one address. */
export async function limitTokenUses(ctx: Ctx): Promise<void> {
  await limitByNetwork(ctx, 'link-use', 300)
}

export async function limitPasswordChanges(ctx: Ctx, personId: string): Promise<void> {
  await limitRate(ctx, { key: `password:${personId}`, max: 10, seconds: quarterHour })
}

async function limitByNetwork(ctx: Ctx, door: string, max: number): Promise<void> {
  await limitRate(ctx, { key: networkKey(ctx, door), max, seconds: quarterHour })
}

function networkKey(ctx: Ctx, door: string): string {
  return `${door}:ip:${networkOf(ctx.ip ?? '')}`
}

import type { Ctx } from '../../kernel/context.ts'
import { limitRate } from '../../platform/rate-limits.ts'
import { networkOf } from './network.ts'

const quarterHour = 15 * 60

/** Counted by the address tried, against guessing one person's password, and by where the attempts come from. */
export async function limitSignIn(ctx: Ctx, email: string): Promise<void> {
  await limitByNetwork(ctx, 'sign-in', 50)
  await limitRate(ctx, { key: `sign-in:address:${email}`, max: 10, seconds: quarterHour })
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
  await limitRate(ctx, { key: `${door}:ip:${networkOf(ctx.ip ?? '')}`, max, seconds: quarterHour })
}

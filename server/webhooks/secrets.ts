import type { Selectable } from 'kysely'
import type { Ctx, Work } from '../kernel/context.ts'
import { seal, unseal } from '../kernel/sealed.ts'
import type { Webhooks } from '../kernel/tables.ts'

type Keyed = Pick<Ctx | Work, 'services'>

export function sealSecret({ services }: Keyed, secret: string): Buffer {
  return seal(secret, services.key('webhooks'))
}

/** The secrets that sign now, the newest first: the one before signs on for a day. */
export function secretsOf(ctx: Keyed & Pick<Ctx, 'now'>, webhook: Selectable<Webhooks>): string[] {
  const { secret, formerSecret, formerSecretUntil } = webhook
  const isFormerGood = formerSecretUntil !== null && formerSecretUntil > ctx.now()
  const sealed = isFormerGood && formerSecret !== null ? [secret, formerSecret] : [secret]
  return sealed.map((one) => unseal(one, ctx.services.key('webhooks')))
}

import type { Webhook } from '#contract/webhooks.ts'
import type { Work } from '../kernel/context.ts'
import { mailAdministrators } from '../mail/index.ts'
import { wordsOf } from './words.ts'

type Reason = NonNullable<Webhook['offReason']>

/** Switches a webhook off that nobody listens at, and tells the administrators once. */
export async function switchOff(work: Work, id: string, offReason: Reason): Promise<void> {
  const webhook = await work.tx
    .updateTable('webhooks')
    .set({ isActive: false, offReason, updatedAt: work.now() })
    .where('id', '=', id)
    .where('isActive', '=', true)
    .returning(['name', 'url'])
    .executeTakeFirst()
  if (webhook === undefined) return
  await work.record({ action: 'webhook.switched_off', subject: webhook.name })
  const host = new URL(webhook.url).host
  await mailAdministrators(work, (language) => ({
    ...wordsOf(language)(offReason, webhook.name, host),
    href: `${work.services.publicUrl}/desk/settings/webhooks`,
  }))
}

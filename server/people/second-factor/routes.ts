import type { secondFactor } from '#contract/second-factor.ts'
import { personOf } from '../../kernel/actor.ts'
import type { Handlers } from '../../platform/http.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  renewRecoveryCodes,
  resetSecondFactor,
  turnOffSecondFactor,
} from './commands.ts'
import { proveAgain } from './prove.ts'
import { listSecondFactors, readState } from './queries.ts'

export const secondFactorHandlers: Handlers<typeof secondFactor> = {
  state: (ctx) => readState(ctx, personOf(ctx.actor)),
  begin: (ctx, { body }) => beginSecondFactor(ctx, personOf(ctx.actor), body.password),
  confirm: async (ctx, { body }) => ({
    recoveryCodes: await confirmSecondFactor(ctx, personOf(ctx.actor), body.code),
  }),
  prove: async (ctx, { body }) => {
    await proveAgain(ctx, personOf(ctx.actor), body.code)
  },
  renewCodes: async (ctx, { body }) => ({
    recoveryCodes: await renewRecoveryCodes(ctx, personOf(ctx.actor), body.code),
  }),
  turnOff: async (ctx, { body }) => {
    await turnOffSecondFactor(ctx, personOf(ctx.actor), body.code)
  },
  list: async (ctx) => ({ items: await listSecondFactors(ctx) }),
  reset: async (ctx, { params }) => {
    await resetSecondFactor(ctx, personOf(ctx.actor), params.id)
  },
}

import type { Language } from '#contract/common.ts'
import type { desk } from '#contract/desk.ts'
import { transact, type Work } from '../kernel/context.ts'
import { hasAdministrator } from '../people/index.ts'
import type { Handlers } from '../platform/http.ts'
import { placeLogo, readLogo, removeLogo, sendLogo } from './logo.ts'
import { checkSetupLink, setUpDesk } from './set-up.ts'
import { changeSettings, readSettings } from './settings.ts'

interface Furnishing {
  /** What features above this one bring to a desk that is being set up. */
  furnish: (work: Work, language: Language) => Promise<void>
}

export const deskHandlers = ({ furnish }: Furnishing): Handlers<typeof desk> => ({
  public: async (ctx) => ({
    ...(await readSettings(ctx.db)),
    isSetUp: await hasAdministrator(ctx.db),
    logo: await readLogo(ctx.db),
    portalUrl: ctx.services.portalUrl,
  }),

  placeLogo: (ctx) => placeLogo(ctx),

  removeLogo: async (ctx) => {
    await transact(ctx, removeLogo)
  },

  logo: (ctx, { params }) => sendLogo(ctx, params.version),

  settings: (ctx) => readSettings(ctx.db),

  updateSettings: (ctx, { body }) => transact(ctx, (work) => changeSettings(work, body)),

  checkSetup: async (ctx, { params }) => {
    await checkSetupLink(ctx, params.token)
    const { language, timeZone } = await readSettings(ctx.db)
    return { language, timeZone }
  },

  setUp: (ctx, { params, body }) => setUpDesk(ctx, params.token, body, furnish),
})

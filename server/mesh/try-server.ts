import type { MeshTrial, MeshTrialDraft } from '#contract/mesh.ts'
import type { Ctx } from '../kernel/context.ts'
import { invalidField } from '../kernel/errors.ts'
import { limitRate } from '../platform/rate-limits.ts'
import { openControl, type SignIn, TooOldError } from './protocol/control.ts'
import { MeshError } from './protocol/mesh-error.ts'
import { findServer, readAddress, signInOf } from './settings.ts'

/** Signs in with settings that need not be saved. Nothing is done there. */
export async function tryServer(ctx: Ctx, draft: MeshTrialDraft): Promise<MeshTrial> {
  await limitRate(ctx, { key: 'mesh:try', max: 20, seconds: 600 })
  const signIn = await signInFor(ctx, draft)
  try {
    const control = await openControl(signIn, { outside: ctx.services.outside, signal: new AbortController().signal })
    control.close()
    return { fault: null, version: control.version }
  } catch (error) {
    if (!(error instanceof MeshError)) throw error
    return { fault: error.fault, version: error instanceof TooOldError ? error.version : null }
  }
}

async function signInFor(ctx: Ctx, { url: given, username, secret }: MeshTrialDraft): Promise<SignIn> {
  const url = readAddress(ctx, given)
  if (secret !== undefined) return { url, username, secret }
  const saved = await findServer(ctx.db)
  if (saved?.url !== url || saved.username !== username)
    throw invalidField('secret', 'required', 'Give the secret of this account at this address')
  return signInOf(ctx, saved)
}

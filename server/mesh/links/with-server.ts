import type { Ctx } from '../../kernel/context.ts'
import { AppError } from '../../kernel/errors.ts'
import { type Control, openControl } from '../protocol/control.ts'
import { MeshError } from '../protocol/mesh-error.ts'
import type { ServerRow } from '../schema.ts'
import { signInOf } from '../settings.ts'

/** Asks the server something on a connection of its own: whichever node of the desk is asked can do it. */
export async function withServer<T>(ctx: Ctx, server: ServerRow, act: (control: Control) => Promise<T>): Promise<T> {
  try {
    const { outside } = ctx.services
    const control = await openControl(signInOf(ctx, server), { outside, signal: new AbortController().signal })
    try {
      return await act(control)
    } finally {
      control.close()
    }
  } catch (error) {
    if (!(error instanceof MeshError)) throw error
    ctx.services.log.warn({ fault: error.fault }, 'MeshCentral did not do what it was asked')
    throw new AppError('mesh_failed', `MeshCentral did not do it (${error.fault}): ${error.message}`)
  }
}

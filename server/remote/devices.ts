import type { RemoteKind } from '#contract/remote.ts'
import type { Ctx, Work } from '../kernel/context.ts'
import { notFound } from '../kernel/errors.ts'

/** A machine that can be helped on a ticket. */
export interface HelpedDevice {
  id: string
  name: string
  isOnline: boolean
  isUnattended: boolean
  /** As the machine's own policy allows. */
  kinds: RemoteKind[]
}

export async function listHelpedDevices(_ctx: Ctx, _number: number): Promise<HelpedDevice[]> {
  return []
}

export async function getHelpedDevice(_work: Work, _number: number, _id: string): Promise<HelpedDevice> {
  throw notFound('Device')
}

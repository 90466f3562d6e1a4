import { openOwnRfb } from './own-rfb.ts'
import type { Machine } from './relay.ts'
import { hasVncServer, openVncServer } from './vnc-server.ts'

/** The desktop of this machine: by its VNC server where it has one, else by the agent's own. */
export async function openDesktop(kind: 'view' | 'control'): Promise<Machine> {
  return hasVncServer() ? openVncServer(kind) : openOwnRfb(kind)
}

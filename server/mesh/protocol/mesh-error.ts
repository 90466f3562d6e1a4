import type { MeshFault } from '#contract/mesh.ts'
import { faultOf } from '../../platform/outside.ts'

/** What went wrong between the desk and the MeshCentral server. */
export class MeshError extends Error {
  override name = 'MeshError'
  readonly fault: MeshFault

  constructor(fault: MeshFault, detail: string) {
    super(detail)
    this.fault = fault
  }
}

/** An error of the connection itself. */
export function meshErrorOf(error: Error): MeshError {
  // What the websocket protocol does not allow, a frame that is too long, or an answer that is no websocket at all.
  const isNonsense = /^WS_ERR/.test(String(Object(error).code)) || /^Unexpected server response/.test(error.message)
  if (isNonsense) return new MeshError('nonsense', error.message)
  if (/handshake has timed out/.test(error.message)) return new MeshError('timeout', error.message)
  return new MeshError(faultOf(error, new AbortController().signal), error.message)
}

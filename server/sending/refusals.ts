import { faultOf } from '../mail-accounts/index.ts'
import { reasonOf } from './reasons.ts'
import { type Handover, outcomesFor, type RecipientOutcome } from './way-out.ts'

/** What the mail library tells with an error. */
interface SendError {
  code?: unknown
  /** RFC 5321 reply code, where the server answered at all. */
  responseCode?: unknown
  response?: unknown
  message?: unknown
  /** One for each recipient that the server refused. */
  rejectedErrors?: unknown
}

/** The server answered about this mail, its sender or its recipients; the connection is fine. */
const aboutTheMail = ['EENVELOPE', 'EMESSAGE']

/** What a refusal, or a connection that broke, means for each recipient. */
export function handoverOfError(addresses: string[], error: unknown, wasHandedOver: boolean): Handover {
  const sent = error as SendError
  const isAboutMail = aboutTheMail.includes(String(sent.code)) && typeof sent.responseCode === 'number'
  if (isAboutMail) return { outcomes: [...refusedIn(addresses, error), ...othersIn(addresses, error)] }
  const said = saidBy(error)
  // The whole mail was out and no answer came back: whether the server took it, nobody knows.
  if (wasHandedOver) return { outcomes: outcomesFor(addresses, { state: 'unknown', reason: 'interrupted', said }) }
  if (sent.code === 'EMESSAGE') {
    return { outcomes: outcomesFor(addresses, { state: 'failed', reason: 'too_large', said }) }
  }
  // Our own files, for instance: the server is not to blame.
  if (sent.code === 'ESTREAM') return { outcomes: outcomesFor(addresses, { state: 'delayed', reason: 'other', said }) }
  const fault = faultOf(error, 'connection')
  const reason = fault.fault === 'sign_in' || fault.fault === 'consent' ? 'sign_in' : 'unreachable'
  return { outcomes: outcomesFor(addresses, { state: 'delayed', reason, said }), fault }
}

/** Recipients that were refused while the server took the mail for the others. */
export function refusedIn(addresses: string[], result: unknown): RecipientOutcome[] {
  const { rejectedErrors } = result as SendError
  if (!Array.isArray(rejectedErrors)) return []
  const refusals = new Map(rejectedErrors.map((one: { recipient?: unknown }) => [String(one.recipient), one]))
  return addresses.flatMap((address) => {
    const refusal = refusals.get(address)
    return refusal === undefined ? [] : [outcomeOf(address, refusal)]
  })
}

function othersIn(addresses: string[], error: unknown): RecipientOutcome[] {
  const refused = new Set(refusedIn(addresses, error).map(({ address }) => address))
  return addresses.filter((address) => !refused.has(address)).map((address) => outcomeOf(address, error))
}

function outcomeOf(address: string, error: unknown): RecipientOutcome {
  const { responseCode } = error as SendError
  const code = typeof responseCode === 'number' ? responseCode : undefined
  const said = saidBy(error)
  // RFC 5321: 5yz will not change by trying again.
  return { address, state: (code ?? 0) >= 500 ? 'failed' : 'delayed', reason: reasonOf(code, said), said }
}

function saidBy(error: unknown): string {
  const { response, message } = error as SendError
  const text = [response, message].find((one) => typeof one === 'string' && one !== '')
  return String(text ?? error)
    .replace(/\s+/g, ' ')
    .slice(0, 500)
}

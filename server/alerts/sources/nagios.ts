import { z } from 'zod'
import { type Incoming, instantOfSeconds, keyOf, maybe, needed, severityOf, textOf } from './incoming.ts'

const over = ['OK', 'UP']

/** The macros of Nagios 4, which its notification command sends as a form. A host's own check has no service. */
const body = z.object({
  type: needed.transform((type) => type.toUpperCase()),
  host: needed,
  address: maybe,
  service: maybe,
  state: needed.transform((state) => state.toUpperCase()),
  output: maybe,
  author: maybe,
  comment: maybe,
  time: maybe,
})

export function readNagios(given: unknown): Incoming[] {
  const { type, host, address, service, state, output, author, comment, time } = body.parse(given)
  const kind = stateOf(type, state)
  const at = instantOfSeconds(time)
  const check = service || 'host'
  return [
    {
      // The number of a problem is another one when it is over, so the service itself is the key.
      key: keyOf(host, '/', check),
      check,
      host,
      state: kind,
      severity: severityOf(state),
      title: service === '' ? `${host}: ${state}` : `${service}: ${state}`,
      text: textOf(output, address, author === '' ? comment : `${author}: ${comment}`),
      startedAt: kind === 'firing' ? at : undefined,
      endedAt: kind === 'resolved' ? at : undefined,
      links: [],
    },
  ]
}

/** Acknowledgements, downtimes and the like neither begin nor end anything. */
function stateOf(type: string, state: string): Incoming['state'] {
  if (type === 'RECOVERY') return 'resolved'
  if (type !== 'PROBLEM') return 'update'
  return over.includes(state) ? 'resolved' : 'firing'
}

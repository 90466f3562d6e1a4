import { parseArgs } from 'node:util'

export interface DemoOptions {
  /** Absent: the small desk, written by hand as it were. */
  tickets: number | undefined
  addsMore: boolean
}

export const help = `npm run demo -- [OPTIONS]

Fills an empty desk with a made-up company in Spanish and English: agents, customers, and 200 tickets over the last
90 days. Works on the desk of DATA_DIR or DATABASE_URL, also while Mesa is running. Nobody is mailed.

  --tickets N   makes a large desk instead, in bulk: N tickets with three messages each (100 to 5000000)
  --more        adds to a desk that has tickets already
  --help        shows this
`

const fewest = 100
const most = 5_000_000

/** Undefined when only help is wanted. Faults are thrown, told for people. */
export function readOptions(args: string[]): DemoOptions | undefined {
  const { values } = parseArgs({
    args,
    options: { tickets: { type: 'string' }, more: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  })
  if (values.help) return undefined
  return { tickets: values.tickets === undefined ? undefined : countOf(values.tickets), addsMore: values.more ?? false }
}

function countOf(text: string): number {
  const count = Number(text)
  if (Number.isInteger(count) && count >= fewest && count <= most) return count
  throw new Error(`--tickets takes a whole number from ${fewest} to ${most}, not ${text}`)
}

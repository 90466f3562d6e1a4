import { parseArgs } from 'node:util'

export interface BenchOptions {
  tickets: number
  seconds: number
  /** Only this part. */
  part: 'all' | (typeof parts)[number]
}

const parts = [
  'api',
  'mail',
  'start',
  'page',
  'workspace',
  'similar',
  'clocks',
  'articles',
  'patterns',
  'false-patterns',
] as const

export const help = `npm run bench -- [PART] [OPTIONS]

Measures Mesa on this machine, on a desk of its own with normal durability, and prints a table. PART is one of
all, ${parts.join(', ')}; all by default, but for
clocks and patterns, which go through every ticket of the desk, for articles, which writes ten thousand of them, and for
false-patterns, which lives through two months of two desks of its own. The desk is made anew in a temporary folder; with
BENCH_DATA_DIR it is made there once and kept.

  --tickets N   size of the desk, with three messages for each ticket (100000)
  --seconds S   how long each figure is measured (4)
  --help        shows this
`

/** Undefined when only help is wanted. */
export function readOptions(args: string[]): BenchOptions | undefined {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      tickets: { type: 'string', default: '100000' },
      seconds: { type: 'string', default: '4' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return undefined
  return {
    tickets: numberOf('--tickets', values.tickets, 1000),
    seconds: numberOf('--seconds', values.seconds, 1),
    part: partOf(positionals[0] ?? 'all'),
  }
}

function partOf(name: string): BenchOptions['part'] {
  if (name === 'all') return name
  const part = parts.find((one) => one === name)
  if (part === undefined) throw new Error(`There is no part ${name}; there are all, ${parts.join(', ')}`)
  return part
}

function numberOf(name: string, text: string, least: number): number {
  const number = Number(text)
  if (Number.isInteger(number) && number >= least) return number
  throw new Error(`${name} takes a whole number of at least ${least}, not ${text}`)
}

/** One request to Mesa. */
export interface HttpStep {
  method: 'GET' | 'POST'
  path: string
  body?: unknown
}

export interface SqlStep {
  text: string
  values: unknown[]
}

/** The statements that Mesa runs for an operation, to be run again without Mesa. */
export interface SqlOperation {
  steps: SqlStep[]
  /** Identifiers made when it was recorded: each run has others. */
  ids: string[]
  /** The ticket number that was given then: each run is given another. */
  number: number | undefined
}

/** What is done again and again, each time another of its variants; one client does the steps of a variant in order. */
export type Load =
  | { kind: 'http'; url: string; cookie: string; variants: HttpStep[][] }
  | { kind: 'sql'; databaseUrl: string; variants: SqlOperation[] }

export interface LoadOrder {
  load: Load
  clients: number
  seconds: number
  warmUpSeconds: number
  /** Whose processor time is told, by pid. */
  processes: Processes
}

export interface Processes {
  mesa: number
  postgres: number
}

export interface Measured {
  perSecond: number
  p50: number
  p95: number
  p99: number
  count: number
  failures: number
  /** Milliseconds of processor for each operation, which a busy machine changes least. */
  processorMs: { mesa: number; postgres: number }
}

import { Resolver } from 'node:dns/promises'
import type { Dns } from '../kernel/services.ts'

const keepMs = 5 * 60_000
const mostAnswers = 2000
/** So many silent answers in a row mean that there is no domain name system; then nobody waits for it for a while. */
const silentAnswers = 5
const quietMs = 30_000

interface Kept {
  until: number
  answer: ReturnType<Dns>
}

/** The machine's resolver, with short waits and a memory: the same few domains are asked for again and again. */
export function lookUpDns(): Dns {
  const resolver = new Resolver({ timeout: 1500, tries: 2 })
  return remembering(async (name, type) => {
    // Only TXT, A, AAAA, MX and PTR are asked for, whose answers are lists of texts, or of the parts of texts.
    return (await resolver.resolve(name, type as 'TXT')) as string[][]
  })
}

export function remembering(ask: Dns, now: () => number = () => performance.now()): Dns {
  const known = new Map<string, Kept>()
  let silences = 0
  let quietUntil = Number.NEGATIVE_INFINITY
  const askNow: Dns = async (name, type) => {
    try {
      const answer = await ask(name, type)
      silences = 0
      return answer
    } catch (error) {
      silences = isSilence(error) ? silences + 1 : 0
      if (silences >= silentAnswers) quietUntil = now() + quietMs
      throw error
    }
  }
  return (name, type) => {
    const key = `${type} ${name.toLowerCase()}`
    const kept = known.get(key)
    if (kept !== undefined && kept.until > now()) return kept.answer
    if (quietUntil > now()) return Promise.reject(silence(name))
    if (known.size >= mostAnswers) known.clear()
    const answer = askNow(name, type)
    known.set(key, { until: now() + keepMs, answer })
    answer.catch((error: unknown) => {
      if (!isAbsence(error)) known.delete(key)
    })
    return answer
  }
}

/** The domain, or this kind of record, does not exist: an answer like any other. */
function isAbsence(error: unknown): boolean {
  return ['ENOTFOUND', 'ENODATA'].includes(codeOf(error))
}

function isSilence(error: unknown): boolean {
  return ['ETIMEOUT', 'ECONNREFUSED'].includes(codeOf(error))
}

function silence(name: string): Error {
  return Object.assign(new Error(`The domain name system does not answer for ${name}`), { code: 'ETIMEOUT' })
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown }).code)
}

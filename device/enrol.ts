import { z } from 'zod'
import { type DeviceAllowance, enrolled, enrolmentClaim } from '../contract/device.ts'
import { makeKey, signClaim } from './keys.ts'
import { introduction } from './machine.ts'
import { placePolicy } from './policy.ts'
import { Refusal } from './refusal.ts'
import { enrolUrl, readServer } from './server-address.ts'
import { type State, writeState } from './state.ts'

const waitsMs = 20_000

interface Enrolling {
  code: string
  server: string
  folder: string
  /** What is allowed from now on; what the policy says already, when it is not given. */
  allow: DeviceAllowance[] | undefined
}

/** Makes a key, spends the code on it, and keeps what the desk answered. */
export async function enrol({ code, server: given, folder, allow }: Enrolling): Promise<State> {
  const server = readServer(given)
  const policy = await placePolicy(folder, allow)
  const { publicKey, privateKey } = makeKey()
  const signature = signClaim(privateKey, enrolmentClaim(code, publicKey))
  const body = { code, publicKey, signature, ...introduction(), allow: policy.allow }
  const answer = enrolled.safeParse(await post(enrolUrl(server), body))
  if (!answer.success) throw new Refusal(`${server} did not answer as a desk does`)
  const state = { ...answer.data, server, privateKey }
  await writeState(folder, state)
  return state
}

const problem = z.object({ detail: z.string() })

async function post(url: string, body: object): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(waitsMs),
  }).catch((error: unknown) => {
    throw new Refusal(`${new URL(url).host} could not be reached: ${reasonOf(error)}`)
  })
  const said: unknown = await response.json().catch(() => undefined)
  if (response.ok) return said
  throw new Refusal(problem.safeParse(said).data?.detail ?? `${new URL(url).host} answered with ${response.status}`)
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}

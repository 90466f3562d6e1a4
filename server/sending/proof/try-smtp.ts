import { createTransport } from 'nodemailer'
import type { ProofStep } from '#contract/proofs.ts'
import { faultOf, type MailAccountRow, type MailSignIn } from '../../mail-accounts/index.ts'
import type { DomainRecords } from '../domain-records.ts'
import { authOf, smtpOptions } from '../smtp.ts'
import { begin, fail, pass } from './steps.ts'

/** Writes down how far it got; rejects when somebody cancelled. */
export type Tell = (steps: ProofStep[]) => Promise<void>

const timeouts = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 20_000 }

type Server = Pick<MailAccountRow, 'host' | 'port' | 'security'>

/** Finds, reaches and enters an SMTP server, one step after the other; the steps tell where it ended. */
export async function trySmtp(
  server: Server,
  signIn: () => Promise<MailSignIn>,
  { steps, tell, dns }: { steps: ProofStep[]; tell: Tell; dns: DomainRecords },
): Promise<ProofStep[]> {
  let now = begin(steps, 'dns')
  await tell(now)
  now = await tryName(now, server.host, dns)
  if (hasFailed(now)) return now
  now = begin(now, 'connect')
  await tell(now)
  now = await tryConnection(now, server)
  if (hasFailed(now) || now.find(({ key }) => key === 'sign_in')?.state === 'skipped') return now
  now = begin(now, 'sign_in')
  await tell(now)
  return trySignIn(now, server, signIn)
}

export function hasFailed(steps: ProofStep[]): boolean {
  return steps.some(({ state }) => state === 'failed')
}

async function tryName(steps: ProofStep[], host: string, dns: DomainRecords): Promise<ProofStep[]> {
  try {
    const addresses = await dns.lookup(host)
    if (addresses.length > 0) return pass(steps, 'dns', addresses.slice(0, 4).join(', '))
    return fail(steps, 'dns', 'dns', `${host} has no address`)
  } catch (error) {
    return fail(steps, 'dns', 'dns', faultOf(error, 'dns').detail)
  }
}

/** The connection and its encryption are one act of the library; the error says which of them it was. */
async function tryConnection(steps: ProofStep[], server: Server): Promise<ProofStep[]> {
  try {
    await createTransport({ ...smtpOptions(server), ...timeouts }).verify()
    return pass(pass(steps, 'connect'), 'tls')
  } catch (error) {
    const { fault, detail } = faultOf(error, 'connection')
    return fail(steps, fault === 'tls' ? 'tls' : 'connect', fault, detail)
  }
}

async function trySignIn(steps: ProofStep[], server: Server, signIn: () => Promise<MailSignIn>): Promise<ProofStep[]> {
  try {
    const auth = authOf(await signIn())
    await createTransport({ ...smtpOptions(server), ...timeouts, ...auth, forceAuth: true }).verify()
    return pass(steps, 'sign_in')
  } catch (error) {
    const { fault, detail } = faultOf(error, 'sign_in')
    return fail(steps, 'sign_in', fault, detail)
  }
}

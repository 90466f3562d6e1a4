import type { MailFault } from '#contract/mail-accounts.ts'
import type { ProofDraft, ProofStep, ProofStepKey } from '#contract/proofs.ts'

type Servers = Pick<ProofDraft, 'sending' | 'receiving'>

/** What there is to try for these servers; the rest is skipped. */
export function stepsFor({ sending, receiving }: Servers): ProofStep[] {
  const applies: Record<ProofStepKey, boolean> = {
    dns: sending !== null,
    connect: sending !== null,
    tls: sending !== null && sending.security !== 'none',
    sign_in: sending !== null && (sending.username !== '' || sending.oauthConnectionId !== null),
    imap: receiving !== null,
    send: true,
    receive: true,
  }
  // Insertion order of the record above is the order of the steps.
  return (Object.keys(applies) as ProofStepKey[]).map((key) => ({
    key,
    state: applies[key] ? 'pending' : 'skipped',
    fault: null,
    said: null,
  }))
}

export function begin(steps: ProofStep[], key: ProofStepKey): ProofStep[] {
  return change(steps, key, { state: 'running', fault: null, said: null })
}

export function pass(steps: ProofStep[], key: ProofStepKey, said: string | null = null): ProofStep[] {
  return change(steps, key, { state: 'ok', fault: null, said })
}

/** A step that failed; those before it that were under way had gone well, or this one could not have been reached. */
export function fail(steps: ProofStep[], key: ProofStepKey, fault: MailFault, said: string): ProofStep[] {
  const place = steps.findIndex((step) => step.key === key)
  return steps.map((step, index) => {
    if (index === place) return { ...step, state: 'failed', fault, said: said.slice(0, 500) }
    return index < place && step.state === 'running' ? { ...step, state: 'ok' } : step
  })
}

function change(steps: ProofStep[], key: ProofStepKey, to: Omit<ProofStep, 'key'>): ProofStep[] {
  return steps.map((step) => (step.key === key && step.state !== 'skipped' ? { ...step, ...to } : step))
}

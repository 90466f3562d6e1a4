import { type RemoteConsent, type RemoteQuestion, remoteOpening, remoteQuestion } from '../../contract/remote-device.ts'
import type { DeviceCtx, Handlers } from '../handlers.ts'
import { readPolicy } from '../policy.ts'
import { NotAllowed } from '../refusal.ts'
import { askPerson } from './consent.ts'
import { openDesktop } from './desktop.ts'
import { connectRelay, type Kind } from './relay.ts'
import { openTerminal } from './terminal.ts'
import { whoIsHere } from './user.ts'

/** Sessions to which somebody here said yes, until they are opened: the desk cannot open another one. */
const granted = new Map<string, { kind: Kind; question: RemoteQuestion }>()

/** Remote help, each kind as far as the policy of this machine allows. */
export const remoteHandlers: Handlers = {
  'remote.askTerminal': { needs: 'terminal', answer: (ctx, body) => ask(ctx, 'terminal', body) },
  'remote.askView': { needs: 'view', answer: (ctx, body) => ask(ctx, 'view', body) },
  'remote.askControl': { needs: 'control', answer: (ctx, body) => ask(ctx, 'control', body) },
  'remote.openTerminal': { needs: 'terminal', answer: (ctx, body) => open(ctx, 'terminal', body) },
  'remote.openView': { needs: 'view', answer: (ctx, body) => open(ctx, 'view', body) },
  'remote.openControl': { needs: 'control', answer: (ctx, body) => open(ctx, 'control', body) },
}

async function ask(ctx: DeviceCtx, kind: Kind, body: unknown): Promise<RemoteConsent> {
  const question = remoteQuestion.parse(body)
  if (question.isUnattended && ctx.policy.remote.unattended) {
    granted.set(question.session, { kind, question })
    return { outcome: 'granted', by: null }
  }
  const outcome = await askPerson(kind, question)
  if (outcome === 'granted') granted.set(question.session, { kind, question })
  return { outcome, by: outcome === 'nobody' ? null : whoIsHere() }
}

async function open(ctx: DeviceCtx, kind: Kind, body: unknown): Promise<null> {
  const opening = remoteOpening.parse(body)
  const known = granted.get(opening.session)
  if (known?.kind !== kind) throw new NotAllowed('Nobody here agreed to this session')
  granted.delete(opening.session)
  const machine = kind === 'terminal' ? await openTerminal(ctx.policy) : await openDesktop(kind)
  connectRelay(ctx.server, opening, {
    machine,
    kind,
    question: known.question,
    readPolicy: () => readPolicy(ctx.folder),
    folder: ctx.folder,
  })
  return null
}

import { signatureHtmlOf } from '../inboxes/index.ts'
import type { Work } from '../kernel/context.ts'
import type { Block } from './letter.ts'
import { plainValue, renderPiece, type Values } from './templates/render.ts'
import type { TicketMail } from './ticket-mail.ts'

/** The agent signs first, then the house: what an inbox has to say stands below every answer. */
export async function signatureOf(work: Work, mail: TicketMail, deskName: string, agentId: string | null) {
  const signer = await readSigner(work, mail, agentId)
  const values = signatureValues(mail, deskName, signer)
  return {
    agentName: signer?.name ?? '',
    blocks: signatureBlocks([signer?.signatureHtml ?? '', signatureHtmlOf(mail.inbox)], values),
  }
}

export function signatureBlocks(signatures: string[], values: Values): Block[] {
  const pieces = signatures.map((html) => renderPiece(html, values)).filter(({ text }) => text.trim() !== '')
  if (pieces.length === 0) return []
  return [
    {
      kind: 'html',
      html: `<div class="mesa_signature">${pieces.map(({ html }) => html).join('\n')}</div>`,
      // RFC 3676, section 4.3: programs know by it what they need not quote.
      text: `-- \n${pieces.map(({ text }) => text.trim()).join('\n')}`,
    },
  ]
}

interface Signer {
  name: string
  email: string | null
  signatureHtml: string
  teamName: string | null
}

function signatureValues(
  { inbox, ticket, requester }: TicketMail,
  deskName: string,
  signer: Signer | undefined,
): Values {
  return {
    'agent.name': plainValue(signer?.name ?? ''),
    'agent.email': plainValue(signer?.email ?? ''),
    'team.name': plainValue(signer?.teamName ?? ''),
    'inbox.name': plainValue(inbox.name),
    'inbox.address': plainValue(inbox.address),
    'desk.name': plainValue(deskName),
    'requester.name': plainValue(requester.name),
    'ticket.number': plainValue(ticket.number),
    'ticket.subject': plainValue(ticket.subject),
  }
}

async function readSigner(work: Work, { ticket }: TicketMail, agentId: string | null): Promise<Signer | undefined> {
  if (agentId === null) return undefined
  return work.tx
    .selectFrom('people as p')
    .leftJoin('teams as t', (join) => join.on('t.id', '=', ticket.teamId))
    .select(['p.name', 'p.email', 'p.signatureHtml', 't.name as teamName'])
    .where('p.id', '=', agentId)
    .executeTakeFirst()
}

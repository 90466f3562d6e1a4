import type { Language } from '#contract/common.ts'
import type { DeskSettings } from '#contract/desk.ts'
import type { Work } from '../../kernel/context.ts'
import { htmlFromText } from '../../texts/index.ts'
import type { MessageRow } from '../../tickets/index.ts'
import { type Letter, letterOf } from '../letter.ts'
import { ticketValues } from '../template-values.ts'
import { blocksValue, plainValue, renderPiece, type Values } from '../templates/render.ts'
import type { TicketMail } from '../ticket-mail.ts'
import { wordsFor } from '../words.ts'

const longestText = 20_000

/** What the words of a mail to an agent may speak of. */
export function noticeValues(
  { services }: Work,
  mail: TicketMail,
  settings: DeskSettings,
  to: { name: string; language: Language },
  last: MessageRow | undefined,
): Values {
  const href = `${services.publicUrl}/desk/tickets/${mail.ticket.number}`
  return {
    ...ticketValues(mail, settings),
    'agent.name': plainValue(to.name),
    'author.name': plainValue(last?.fromName || mail.requester.name),
    'last.message': last === undefined ? plainValue('') : quoted(last),
    'ticket.open': blocksValue([{ kind: 'button', label: wordsFor(to.language)('openTicket'), href }]),
  }
}

/** She may answer it: the line above which she writes is no part of the words that can be changed. */
export function noticeLetter(bodyHtml: string, values: Values, language: Language): Letter {
  const above = blocksValue([{ kind: 'text', text: wordsFor(language)('answerAbove') }])
  const { html, text } = renderPiece(bodyHtml, values)
  return letterOf({ html: `${above.html}\n${html}`, text: `${above.text}\n\n${text}` })
}

/** As text: pictures inside it would point nowhere. */
function quoted({ newText }: MessageRow) {
  const text = newText.slice(0, longestText)
  return { html: `<blockquote type="cite">${htmlFromText(text)}</blockquote>`, text }
}

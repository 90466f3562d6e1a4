import { plainAddress } from './addresses.ts'
import type { RecipientReport } from './parsed-mail.ts'

// What mail servers without RFC 3464 write: Exim, qmail, Postfix, Exchange in its languages, the large providers.
const failedSubject = new RegExp(
  [
    'undeliver(?:ed|able)|delivery (?:status notification|failure|has failed)|delivery failed|mail delivery (?:failed|system)',
    'failure notice|returned mail|returning message to sender|message could not be delivered|delivery report',
    'no se (?:puede|pudo|ha podido) entregar|no entregad[oa]|error de entrega|fallo (?:de|en la) entrega|(?:correo|mensaje) devuelto',
    'não foi possível entregar|não é possível entregar|não entregue|falha na entrega|(?:mensagem|e-mail) devolvid[ao]',
    'non remis|non distribu|échec de (?:la )?(?:remise|livraison|distribution)|retour à l.expéditeur',
    'unzustellbar|zustellung fehlgeschlagen|nicht zugestellt|zustellfehler|konnte nicht zugestellt werden',
    'impossibile (?:recapitare|consegnare)|mancato recapito|no s.ha pogut (?:lliurar|entregar)',
  ].join('|'),
  'i',
)
const delayedSubject =
  /delay(?:ed)?|retras|demora|atras(?:o|ad)|verzöger|verspätet|retardé|différée?|ritard|still being retried|warning: message/i
const failedText = new RegExp(
  [
    'could not be delivered|(?:was|were|been) undeliverable|delivery to the following recipient|address(?:es)? failed',
    'permanent(?:ly)? (?:fatal )?(?:error|failure)|user unknown|unknown user|no such user|mailbox (?:is full|unavailable)',
    'i wasn.t able to deliver|address not found|does not exist|over quota',
    'no se ha encontrado|no existe|no ha podido (?:ser )?entrega|buzón (?:está )?lleno|destinatario desconocido',
    'não existe|não pôde ser entregue|não foi encontrad|caixa (?:de correio )?(?:está )?cheia|destinatário desconhecido',
    'n.existe pas|n.a pas pu être (?:remis|distribué|livré)|boîte (?:aux lettres )?(?:est )?pleine|destinataire inconnu',
    'existiert nicht|konnte nicht zugestellt|postfach (?:ist )?voll|unbekannter empfänger|empfänger unbekannt',
  ].join('|'),
  'i',
)
const mostRecipients = 200
const enhancedStatus = /\b[45]\.\d{1,3}\.\d{1,3}\b/
const diagnosticLine = /\b(?:[45]\d\d[ -]|[45]\.\d{1,3}\.\d{1,3}\b)/

export interface BounceText {
  subject: string
  text: string
  failedRecipients: string | undefined
  /** The sender is a mail system by name; then its text may be taken at its word, not only its subject. */
  isMailSystem: boolean
  /** Addresses of our own side, which a bounce also mentions. */
  own: string[]
}

/** A delivery report in prose. Call it only for mail whose sender is a machine: people write such words too. */
export function readBounceText(mail: BounceText): RecipientReport[] {
  const text = mail.text.slice(0, 50_000)
  const isDelayed = delayedSubject.test(mail.subject)
  const isFailed =
    failedSubject.test(mail.subject) ||
    mail.failedRecipients !== undefined ||
    (mail.isMailSystem && failedText.test(text))
  if (!isDelayed && !isFailed) return []
  const diagnostic = text
    .split('\n')
    .find((line) => line.length < 2000 && diagnosticLine.test(line))
    ?.trim()
  const said = {
    kind: isDelayed ? ('delayed' as const) : ('failed' as const),
    status: (diagnostic ?? text).match(enhancedStatus)?.[0],
    diagnostic: diagnostic?.slice(0, 1000),
  }
  const recipients = failedAddresses(mail, text)
  return recipients.length === 0
    ? [{ ...said, recipient: undefined }]
    : recipients.map((recipient) => ({ ...said, recipient }))
}

/** All that the mail system names in its header, else the first address in its text that is not ours. */
function failedAddresses({ failedRecipients, own }: BounceText, text: string): string[] {
  const named = (failedRecipients ?? '').split(',').flatMap((address) => plainAddress(address) ?? [])
  if (named.length > 0) return named.slice(0, mostRecipients)
  const mentioned = text.match(/[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}/gi) ?? []
  const first = mentioned
    .flatMap((address) => plainAddress(address) ?? [])
    .find((address) => !own.includes(address) && !/^(?:mailer-daemon|postmaster)@/.test(address))
  return first === undefined ? [] : [first]
}

/** The line above a quotation in one line: "El lun, 3 nov 2026 a las 10:00, Ana <ana@example.com> escribió:". */
const attributions = [
  /^on .{4,400} (?:wrote|writes)\s?:$/i,
  /^(?:el|en|a) .{4,400} (?:escribió|escribio|ha escrito)(?: lo siguiente)?\s?:$/i,
  /^(?:em|no dia|a|às|o) .{4,400} (?:escreveu|escreveu o seguinte)\s?:$/i,
  /^le .{4,400} (?:a écrit|a ecrit)\s?:$/i,
  /^(?:am|um) .{4,400} (?:schrieb|hat geschrieben)(?: .{1,200})?\s?:$/i,
  /^(?:il giorno|il|in data) .{4,400} ha scritto\s?:$/i,
  /^(?:el|missatge de|la|dia) .{4,400} (?:va escriure|ha escrit|escrigué)\s?:$/i,
  /^missatge de .{4,400} del dia .{4,100}\s?:$/i,
  /^(?:quoting|zitat von|citando|citando a|citant|citation de|citat av) .{1,200}<.{3,200}@.{1,200}>\s?:$/i,
  /^op .{4,400} (?:schreef|heeft)(?: .{1,200})?\s?:$/i,
  /^[^<([]{0,200}[<([][^@<]{1,200}@[^>)\]]{1,200}[>)\]],? (?:wrote|escribió|ha escrito|escreveu|a écrit|schrieb|ha scritto|va escriure)(?: .{0,200})?\s?:$/i,
  /^.{1,200} (?:wrote|escribió|escreveu|a écrit|schrieb|ha scritto|va escriure) (?:on|el|em|le|am|il) .{4,200}\s?:$/i,
  /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2},? .{2,60}<.{3,200}@.{1,200}>\s?:$/,
]

const separator = new RegExp(
  `^[-_*=\\s]{2,40}\\s?(?:${[
    'original message|original appointment|forwarded message|reply message|forwarded by .{1,100}',
    'mensaje original|mensaje reenviado|mensaje citado|cita original|mensagem original|mensagem encaminhada',
    "message d'origine|message original|message initial|message transféré|message réexpédié",
    'ursprüngliche nachricht|ursprungliche nachricht|originalnachricht|weitergeleitete nachricht',
    'messaggio originale|messaggio inoltrato|missatge original|missatge reenviat|oorspronkelijk bericht|doorgestuurd bericht',
  ].join('|')})\\s?[-_*=\\s]{2,40}:?$`,
  'i',
)
const forwardStart =
  /^(?:begin forwarded message|inicio del mensaje reenviado|início da mensagem (?:re)?encaminhada|début du message (?:transféré|réexpédié)|anfang der weitergeleiteten nachricht|inizio messaggio inoltrato)\s?:$/i
const forwardedWords =
  /forwarded|reenviad|reenviat|encaminhad|transféré|réexpédié|weitergeleitete|inoltrato|doorgestuurd/i
const replyAbove =
  /^[-#=*_ ]{2,20}.{0,40}(?:reply|respuesta|responda|escriba|resposta|réponse|antwort).{0,40}(?:above|encima|arriba|acima|dessus|oberhalb|over).{0,80}[-#=*_ ]{2,20}$/i

const headerLabel =
  /^[>*_\s]{0,6}(from|sent|date|to|cc|subject|importance|de|enviado(?: el)?|enviada em|fecha|para|asunto|cco?|data|assunto|envoyé|objet|à|date d'envoi|von|gesendet|datum|an|betreff|da|inviato|a|oggetto|per a|enviat(?: el)?|assumpte|van|verzonden|aan|onderwerp)\s?\*?\s?:\*?(?:\s|$)/i
const senderLabel = /^[>*_\s]{0,6}(?:from|de|von|da|van)\s?\*?\s?:\*?(?:\s|$)/i

/** Whether these joined lines introduce a quotation; the caller makes sure that they end in a colon. */
export function isAttribution(line: string): boolean {
  return /[\d@]/.test(line) && attributions.some((pattern) => pattern.test(line))
}

/** What stands above a mail that somebody passes on. */
export function isForwardSeparator(line: string): boolean {
  return forwardStart.test(line) || (separator.test(line) && forwardedWords.test(line))
}

/** "-----Mensaje original-----" and its sisters, after which everything is history. */
export function isHistorySeparator(line: string): boolean {
  return separator.test(line) || forwardStart.test(line) || replyAbove.test(line)
}

/** The block of From, Sent, To and Subject that Outlook sets above what it quotes. */
export function isHeaderBlock(lines: string[]): boolean {
  if (!senderLabel.test(lines[0] ?? '')) return false
  const labels = lines.slice(1, 8).flatMap((line) => headerLabel.exec(line)?.[1]?.toLowerCase() ?? [])
  return new Set(labels).size >= 2
}

export function isQuotedLine(line: string): boolean {
  return /^\s{0,3}(?:>|&gt;)/.test(line)
}

/** A drawn line such as Outlook's, which belongs to the history under it. */
export function isRule(line: string): boolean {
  return /^[-_=*\s]{5,}$/.test(line)
}

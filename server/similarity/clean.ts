/** Longer texts are cut off: what a ticket is about stands at its beginning. */
const longestText = 4000

const quoted = /^\s*(?:>|\|)/
/** Where a mail's own text ends: the signature mark, the quoted mail below, what phones and lawyers add. */
const endings = [
  /^--\s*$/,
  /^_{5,}$/,
  /^\s*(?:el|on) .{5,80}(?:escribi[oó]|wrote):\s*$/i,
  /^\s*-+\s*(?:mensaje original|original message|forwarded message|mensaje reenviado)/i,
  /^\s*(?:enviado desde|sent from|get outlook for|obtener outlook)/i,
  /^\s*(?:aviso legal|confidencial|confidential|este mensaje|this e-?mail|this message)\b.{20,}/i,
]
const closing =
  /^\s*(?:un (?:cordial )?saludo|saludos(?: cordiales)?|atentamente|muchas gracias(?: de antemano)?|mil gracias|gracias(?: y (?:un )?saludos?)?|un abrazo|(?:kind|best|warm) regards|regards|best|cheers|thanks(?: (?:a lot|in advance|so much))?|many thanks|thank you|sincerely|yours)\s*[,.!]*\s*$/i
const greeting =
  /^\s*(?:hola|buenos d[ií]as|buenas(?: tardes| noches)?|estimad[oa]s?|querid[oa]s?|hi|hello|hey|dear|good (?:morning|afternoon|evening))\b(?:[ \t]+(?:a todos|all|team|equipo|there|everyone|compañer[oa]s|sirs?|soporte|support|amig[oa]s))?[^\n,.:;!]{0,25}[,.:;!]+\s*/i

/** What somebody really says: without greeting, signature, quoted mail, addresses and links. Pure. */
export function cleanText(text: string): string {
  const lines = text.slice(0, longestText).split(/\r?\n/)
  const own = ownLines(lines)
  return own
    .join('\n')
    .replace(greeting, '')
    .replace(/\bhttps?:\/\/\S+|\bwww\.\S+|\S+@\S+\.\S+/gi, ' ')
    .trim()
}

function ownLines(lines: string[]): string[] {
  const own: string[] = []
  for (const line of lines) {
    if (endings.some((one) => one.test(line))) break
    // Two lines may follow a closing, a name and a place; a longer text goes on after mere thanks.
    if (closing.test(line) && own.some((one) => one.trim() !== '')) break
    if (!quoted.test(line)) own.push(line)
  }
  return own
}

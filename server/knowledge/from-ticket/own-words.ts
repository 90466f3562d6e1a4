const greeting =
  /^\s*(?:hola|buenos d[ií]as|buenas(?: tardes| noches)?|estimad[oa]s?|querid[oa]s?|hi|hello|hey|dear|good (?:morning|afternoon|evening))(?!\p{L})[^\n,.:;!]{0,40}[,.:;!]*[ \t]*(?:\n|(?<=[,.:;!]\s*)|$)/iu
const closing =
  /^\s*(?:(?:muchas |mil )?gracias(?: (?:de antemano|por (?:todo|su|tu|vuestra?) ?\S*|y (?:un )?saludos?))?|un (?:cordial )?saludo|saludos(?: cordiales)?|atentamente|quedo a (?:tu|su|vuestra) disposición|un abrazo|(?:many )?thanks(?: (?:a lot|in advance|so much))?|thank you(?: (?:very much|in advance))?|(?:kind |best |warm )?regards|best|cheers|sincerely|yours)[\s,.!]*$/iu

/**
 * What somebody says to the point: without greeting, and without what follows a closing such as “Saludos”. Quotes and
 * signatures are gone already. Pure.
 */
export function ownWords(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').replace(greeting, '').split('\n')
  const end = lines.findIndex((line, place) => closing.test(line) && lines.length - place <= 6)
  return (end === -1 ? lines : lines.slice(0, end)).join('\n').trim()
}

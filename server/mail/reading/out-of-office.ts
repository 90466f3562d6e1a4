export interface AbsenceClues {
  subject: string
  /** The new text, without what it quotes. */
  text: string
  /** It names a mail that it answers. */
  isAnswer: boolean
}

const longestLook = 1200

// Answering machines that send none of the headers of RFC 3834, by what they say in es, en, pt, fr and de.
const automaticSubject = anyOf(
  'auto(?:matic|mated)?[- ]?(?:reply|response)',
  'respuesta autom[áa]tica',
  'resposta autom[áa]tica',
  'r[ée]ponse automatique',
  'automatische (?:antwort|abwesenheitsnotiz)',
)
const absentSubject = anyOf(
  'out[- ]of[- ](?:the[- ])?office(?: auto-?reply)?',
  'fuera de (?:la )?oficina',
  'ausente(?: de la oficina| do escrit[óo]rio)?',
  'fora do escrit[óo]rio',
  'absen(?:t|ce) d[ue] bureau',
  'message d.absence',
  'abwesenheits(?:notiz|benachrichtigung|meldung|assistent)',
  'nicht im b[üu]ro',
)
const saysAutomatic = anyOf(
  'this is an? auto\\w*(?:-| )?(?:generated )?(?:reply|response|message|e-?mail)',
  'est[aeo] (?:es )?(?:una? )?(?:respuesta|mensaje|correo)(?: (?:se ha )?generad[oa])?(?: de forma)? autom[áa]tic',
  'est[ae] (?:é )?(?:uma? )?(?:resposta|mensagem|e-?mail)(?: (?:foi )?gerad[oa])? autom[áa]tic',
  '(?:ceci est|il s.agit d.|cette|ce) ?(?:une? )?(?:réponse|message|e-?mail|courriel)(?: (?:est )?généré)? automatique',
  'dies ist eine automatisch|diese (?:e-?mail|nachricht|antwort) wurde automatisch',
)
const saysAbsent = anyOf(
  '(?:i am|i.m|i will be|i.ll be)(?: currently| now)? (?:out of (?:the |my )?office|away|on (?:\\w+ )?(?:leave|vacation|holidays?))',
  '(?:estoy|estaré|me encuentro|me encontraré)(?: actualmente)? (?:fuera de (?:la )?oficina|ausente|de (?:vacaciones|baja|permiso))',
  '(?:estou|estarei|encontro-me|vou estar)(?: atualmente| neste momento)? (?:fora do escritório|ausente|(?:de|em) férias|de licença)',
  'je (?:suis|serai)(?: actuellement)? (?:absente?|en congés?|en vacances|hors du bureau)',
  'ich bin [^,;!?]{0,60}?(?:nicht im (?:büro|haus)|abwesend|im urlaub|außer haus)',
)
const saysUntil = anyOf(
  'until|back on|return(?:ing)? on|from .{1,30} (?:to|through)',
  'hasta|volveré|regresaré|me reincorpor|del? .{1,30} al? ',
  'até|regresso|regressarei|retornarei|volto',
  'jusqu.au|de retour|du .{1,30} au ',
  'bis (?:zum|einschließlich|\\d)|ab dem|wieder (?:da|im büro|erreichbar)',
)
const saysUnattended = anyOf(
  '(?:limited|no) access to (?:my )?e-?mail|on my return|when i return|for urgent|in urgent|(?:is|are) urgent|emergenc',
  'sin acceso al correo|acceso limitado|a mi (?:vuelta|regreso)|urgencias?|asuntos? urgentes?|es urgente',
  'acesso limitado|sem acesso ao e-?mail|no meu regresso|quando regressar|urgência|urgentes?',
  'accès limité|à mon retour|urgence|urgente?s?',
  'keinen zugriff|nach meiner rückkehr|in dringenden|dringende',
)
const opensSubject = new RegExp(`^(?:${automaticSubject.source})\\s*(?:[:：–-]|$)`, 'iu')
const isWholeSubject = new RegExp(`^(?:${absentSubject.source})\\s*[.!]?(?:[:：(–-].*)?$`, 'iu')
const quotedLine = /^\s*>/m

/**
 * The answer of a machine that does not say so in its headers. People speak of holidays and of automatic replies too:
 * one sign is never enough, and whoever asks something is a person.
 */
export function isOutOfOffice({ subject, text, isAnswer }: AbsenceClues): boolean {
  const said = text.slice(0, longestLook).replace(/\s+/g, ' ')
  const isAbsent = saysAbsent.test(said)
  const isAutomatic = saysAutomatic.test(said)
  if (opensSubject.test(subject)) return isAnswer || isAutomatic || isAbsent
  if (said.includes('?') || text.length > longestLook) return false
  if (isWholeSubject.test(subject)) return isAbsent || isAutomatic
  if (!isAnswer || quotedLine.test(text)) return false
  return isAutomatic || (isAbsent && saysUntil.test(said) && saysUnattended.test(said))
}

/** Whole words only: letters with accents are no word characters to `\b`. */
function anyOf(...ways: string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${ways.join('|')})`, 'iu')
}

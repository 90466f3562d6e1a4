// Reply and forward marks of the usual programs and languages, with counters such as "RE[2]:" and "Re(3):".
const prefixes = [
  're|rv|fwd?|r|i|aw|wg|antwort|weitergeleitet|sv|vs|vb|vl|ang|tr|res|enc|rif|odp|pd|ynt|ilt|antw|doorst|réf|回复|转发|答复',
  'respuesta|resposta|réponse|reponse|risposta|reenviado|reenviar|reenviat|encaminhada|inoltrato|inoltro',
].join('|')
const prefix = new RegExp(`^(?:${prefixes})\\s?(?:\\[\\d{1,4}\\]|\\(\\d{1,4}\\))?\\s?[:：]\\s*`, 'iu')
const hook = /\[#(\d{1,15})\]/
const hooks = /\[#\d{1,15}\]/g
const longestSubject = 1000

const firstPrefix = new RegExp(
  `^(?:\\[[^\\]]{1,40}\\]\\s?){0,3}(${prefixes})\\s?(?:\\[\\d{1,4}\\]|\\(\\d{1,4}\\))?\\s?[:：]`,
  'iu',
)
const forwards = new Set(
  'rv fw fwd i wg weitergeleitet vb vl tr enc pd ilt doorst 转发 reenviado reenviar reenviat encaminhada inoltrato inoltro'.split(
    ' ',
  ),
)

/** Whether the last who sent it answered or passed it on; the names of lists in front of the marks count for nothing. */
export function subjectKind(subject: string): 'reply' | 'forward' | 'other' {
  const mark = firstPrefix.exec(subject.slice(0, longestSubject).trim())?.[1]?.toLowerCase()
  if (mark === undefined) return 'other'
  return forwards.has(mark) ? 'forward' : 'reply'
}

/** The subject without reply and forward prefixes and ticket hooks, white space collapsed. */
export function bareSubject(subject: string): string {
  let bare = subject.slice(0, longestSubject).replace(hooks, ' ').replace(/\s+/g, ' ').trim()
  for (let shorter = bare.replace(prefix, ''); shorter !== bare; shorter = bare.replace(prefix, '')) bare = shorter
  return bare.trim()
}

/** The ticket that a hook such as `[#1234]` names. */
export function subjectHook(subject: string): number | undefined {
  const found = hook.exec(subject.slice(0, longestSubject))
  return found ? Number(found[1]) : undefined
}

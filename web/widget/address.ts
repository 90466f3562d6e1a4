/** What the script tag says: `data-language`, `data-label`, `data-color`. */
type Said = DOMStringMap

/** The page of the desk that the frame shows; undefined where the script did not come from a web address. */
export function widgetAddress(scriptUrl: string, said: Said): string | undefined {
  const from = URL.parse(scriptUrl)
  if (from === null || !/^https?:$/.test(from.protocol)) return undefined
  const address = new URL('/widget', from.origin)
  const language = said['language']
  if (language === 'es' || language === 'en') address.searchParams.set('language', language)
  return address.href
}

/** What the button says: as the tag has it, or in the language of the page it stands on. */
export function labelFor(said: Said, pageLanguage: string): string {
  const label = said['label']?.trim() ?? ''
  if (label !== '') return label.slice(0, 40)
  return (said['language'] ?? pageLanguage).toLowerCase().startsWith('es') ? 'Ayuda' : 'Help'
}

interface Heard {
  origin: string
  source: unknown
  data: unknown
}

/** Whether a message is our frame's, and asks to be closed. Anybody may post to a page. */
export function isFromWidget(heard: Heard, address: string, frame: unknown): boolean {
  if (frame === undefined || frame === null || heard.source !== frame) return false
  return heard.origin === URL.parse(address)?.origin && heard.data === 'mesa:close'
}

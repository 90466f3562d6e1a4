/** What the script tag says: `data-language`, `data-label`, `data-color`. */
type Said = DOMStringMap

/** The page of the desk that the frame shows; undefined where the script did not come from a web address. */
export function widgetAddress(scriptUrl: string, language: 'es' | 'en'): string | undefined {
  const from = URL.parse(scriptUrl)
  if (from === null || !/^https?:$/.test(from.protocol)) return undefined
  const address = new URL('/widget', from.origin)
  address.searchParams.set('language', language)
  return address.href
}

/** As the tag says, else as the page it stands on, else as the browser; button and frame speak the same. */
export function languageFor(said: Said, pageLanguage: string, browserLanguages: readonly string[]): 'es' | 'en' {
  const wanted = [said['language'] ?? '', pageLanguage, ...browserLanguages].map((tag) => tag.slice(0, 2).toLowerCase())
  return wanted.find((word) => word === 'es' || word === 'en') ?? 'en'
}

/** What the button says: as the tag has it, or in the language of the widget. */
export function labelFor(said: Said, language: 'es' | 'en'): string {
  const label = said['label']?.trim() ?? ''
  if (label !== '') return label.slice(0, 40)
  return language === 'es' ? 'Ayuda' : 'Help'
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

export interface Pasted {
  html: string
  /** Pictures that came inside the text; they are uploaded like files. */
  pictures: File[]
}

/**
 * What a program put on the clipboard, as the editor's schema can read it. Word tells its lists only by style, and
 * everybody brings things for themselves: comments, styles, empty marks.
 */
export function readPasted(html: string): Pasted {
  // Word's conditional comments are no comments to a browser's parser.
  const source = html.replace(/<!\[(?:if[^>]*|endif)\]>|<!--[\s\S]*?-->/gi, '')
  const { body } = new DOMParser().parseFromString(source, 'text/html')
  for (const element of body.querySelectorAll('style, script, meta, link, title, xml')) element.remove()
  for (const element of [...body.querySelectorAll('*')].filter(isOfficeMark)) element.replaceWith(...element.childNodes)
  for (const sign of body.querySelectorAll<HTMLElement>('span[style*="mso-list"]')) takeSign(sign)
  // The name of a program's language is of no use to a reader.
  for (const code of body.querySelectorAll('code[class]')) code.removeAttribute('class')
  makeLists(body)
  const pictures = takePictures(body)
  return { html: body.innerHTML, pictures }
}

/** Whether there is something to read, or a table: then a picture beside it only repeats it. */
export function hasWords(html: string): boolean {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const element of body.querySelectorAll('style, script, title')) element.remove()
  return (body.textContent ?? '').trim() !== '' || body.querySelector('table') !== null
}

/** `o:p` and the like: of Office's own kind, and empty more often than not. */
function isOfficeMark(element: Element): boolean {
  return element.tagName.includes(':')
}

/** The mark of a list item, which Word says is one. The item remembers it: it tells numbers from bullets. */
function takeSign(sign: HTMLElement): void {
  const item = sign.closest('p')
  if (item) item.dataset['mark'] = sign.textContent ?? ''
  sign.remove()
}

/** Word writes a list as paragraphs with `mso-list: l0 level1 lfo1`. */
function makeLists(body: HTMLElement): void {
  const items = [...body.querySelectorAll<HTMLElement>('p[style*="mso-list"], p[class*="MsoListParagraph"]')]
  let open: { list: HTMLElement; level: number }[] = []
  let previous: Element | undefined
  for (const item of items) {
    const follows = previous !== undefined && previousElement(item) === previous
    if (!follows) open = []
    const level = levelOf(item)
    open = open.filter((one) => one.level <= level)
    const current = open.at(-1)
    const list = current?.level === level ? current.list : beginList(item, current?.list)
    if (current?.level !== level) open.push({ list, level })
    previous = open[0]?.list
    list.append(asItem(item))
    item.remove()
  }
}

function previousElement(item: Element): Element | undefined {
  let node = item.previousSibling
  while (node instanceof Text && node.data.trim() === '') node = node.previousSibling
  return node instanceof Element ? node : undefined
}

function beginList(item: HTMLElement, parent: HTMLElement | undefined): HTMLElement {
  const list = item.ownerDocument.createElement(isNumbered(item) ? 'ol' : 'ul')
  const holder = parent?.lastElementChild
  if (holder) holder.append(list)
  else item.before(list)
  return list
}

function asItem(paragraph: HTMLElement): HTMLElement {
  const item = paragraph.ownerDocument.createElement('li')
  const text = paragraph.ownerDocument.createElement('p')
  text.append(...paragraph.childNodes)
  trimMark(text)
  item.append(text)
  return item
}

const mark = /^[\s\u00a0]*(?:[·•●○▪§\u00b7o-]|\(?[0-9a-z]{1,4}[.)])[\s\u00a0]+/i

function isNumbered(item: HTMLElement): boolean {
  return /^[\s\u00a0]*\(?[0-9a-z]{1,4}[.)]/i.test(item.dataset['mark'] ?? item.textContent ?? '')
}

/** The mark stands in the text where its program did not say that it is one. */
function trimMark(text: HTMLElement): void {
  const walker = text.ownerDocument.createTreeWalker(text, NodeFilter.SHOW_TEXT)
  const first = walker.nextNode()
  if (first instanceof Text) first.data = first.data.replace(mark, '')
}

function levelOf(item: HTMLElement): number {
  return Number(/level(\d)/.exec(item.getAttribute('style') ?? '')?.[1] ?? 1)
}

function takePictures(body: HTMLElement): File[] {
  return [...body.querySelectorAll<HTMLImageElement>('img[src^="data:"]')].flatMap((image, index) => {
    const file = fileOf(image.getAttribute('src') ?? '', image.alt || `image-${index + 1}`)
    image.remove()
    return file ?? []
  })
}

function fileOf(url: string, name: string): File | undefined {
  const found = /^data:image\/(png|jpeg|gif|webp);base64,([a-z0-9+/=\s]+)$/i.exec(url)
  if (!found) return undefined
  const [, kind = 'png', data = ''] = found
  const bytes = Uint8Array.from(atob(data.replace(/\s/g, '')), (char) => char.charCodeAt(0))
  return new File([bytes], `${name}.${kind === 'jpeg' ? 'jpg' : kind}`, { type: `image/${kind}` })
}

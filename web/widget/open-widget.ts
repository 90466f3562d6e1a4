import { isFromWidget, labelFor, languageFor, widgetAddress } from './address.ts'

const widthPx = 400
const heightPx = 620
const marginPx = 20

/**
 * Puts a button and, once it is pressed, the desk's page in a frame onto a page of somebody else. It lies in a shadow
 * tree, so that neither style reaches the other; it adds no style text and no inline handler, so that a strict Content
 * Security Policy needs no more than the desk among its `script-src` and `frame-src`.
 */
export function openWidget(page: Document, script: HTMLScriptElement): void {
  const language = languageFor(script.dataset, page.documentElement.lang, navigator.languages)
  const address = widgetAddress(script.src, language)
  if (address === undefined) return
  const host = page.createElement('mesa-help')
  const tree = host.attachShadow({ mode: 'open' })
  const button = makeButton(page, labelFor(script.dataset, language), script.dataset['color'])
  tree.append(button)
  let frame: HTMLIFrameElement | undefined
  const show = (isOpen: boolean) => {
    if (isOpen && frame === undefined) {
      frame = makeFrame(page, address, button.textContent ?? '')
      tree.append(frame)
    }
    if (frame !== undefined) frame.style.display = isOpen ? 'block' : 'none'
    button.setAttribute('aria-expanded', String(isOpen))
    if (isOpen) frame?.focus()
    else button.focus()
  }
  const isOpen = () => button.getAttribute('aria-expanded') === 'true'
  button.addEventListener('click', () => show(!isOpen()))
  // The keys pressed inside the frame are the frame's: it says when somebody wants to close it.
  page.defaultView?.addEventListener('message', (event) => {
    if (isFromWidget(event, address, frame?.contentWindow) && isOpen()) show(false)
  })
  page.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && isOpen()) show(false)
  })
  const place = () => page.body.append(host)
  if (page.readyState === 'loading') page.addEventListener('DOMContentLoaded', place, { once: true })
  else place()
}

function makeButton(page: Document, label: string, color = '#2f5bc6'): HTMLButtonElement {
  const button = page.createElement('button')
  button.type = 'button'
  button.textContent = label
  button.setAttribute('aria-expanded', 'false')
  // One by one through the object model, which Content Security Policy leaves alone.
  Object.assign(button.style, {
    position: 'fixed',
    insetBlockEnd: `${marginPx}px`,
    insetInlineEnd: `${marginPx}px`,
    zIndex: '2147483000',
    minBlockSize: '44px',
    paddingInline: '20px',
    border: '2px solid #fff',
    borderRadius: '999px',
    background: /^#[\da-f]{6}$/i.test(color) ? color : '#2f5bc6',
    color: '#fff',
    font: '600 15px/1.4 system-ui, sans-serif',
    cursor: 'pointer',
    boxShadow: '0 6px 24px #0005',
  })
  return button
}

function makeFrame(page: Document, address: string, title: string): HTMLIFrameElement {
  const frame = page.createElement('iframe')
  frame.src = address
  frame.title = title
  Object.assign(frame.style, {
    position: 'fixed',
    insetBlockEnd: `${marginPx + 60}px`,
    insetInlineEnd: `${marginPx}px`,
    zIndex: '2147483000',
    inlineSize: `min(${widthPx}px, calc(100vw - ${2 * marginPx}px))`,
    blockSize: `min(${heightPx}px, calc(100vh - ${2 * marginPx + 60}px))`,
    border: '1px solid #8888',
    borderRadius: '16px',
    background: 'Canvas',
    boxShadow: '0 12px 48px #0006',
  })
  return frame
}

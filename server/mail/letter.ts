import { escapeHtml } from '../texts/index.ts'

/** One piece of a mail that Mesa writes. */
export type Block =
  | { kind: 'text'; text: string }
  | { kind: 'html'; html: string; text: string }
  | { kind: 'button'; label: string; href: string }
  | { kind: 'links'; links: { label: string; href: string }[] }
  | { kind: 'quote'; intro: string; html: string; text: string }

export interface Letter {
  html: string
  text: string
}

/** A mail around what it says, in both forms. */
export function letterOf({ html, text }: Letter): Letter {
  return {
    html: `<!doctype html><html><head><meta charset="utf-8"></head><body style="font-family:sans-serif;font-size:14px;line-height:1.5;color:#1d222c">\n${html}\n</body></html>`,
    text: `${text.trim()}\n`,
  }
}

/** A mail made of pieces. */
export function letterOfBlocks(blocks: readonly Block[]): Letter {
  return letterOf({ html: blocks.map(blockHtml).join('\n'), text: blocks.map(blockText).join('\n\n') })
}

export function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'text':
      return `<p>${escapeHtml(block.text).replaceAll('\n', '<br>')}</p>`
    case 'html':
      return block.html
    case 'button':
      return `<p><a href="${escapeHtml(block.href)}" style="display:inline-block;padding:8px 16px;border-radius:6px;background:#2f5bc6;color:#ffffff;text-decoration:none">${escapeHtml(block.label)}</a></p>`
    case 'links':
      return `<p>${block.links.map(({ label, href }) => `<a href="${escapeHtml(href)}">${escapeHtml(label)}</a>`).join(' &nbsp; ')}</p>`
    case 'quote':
      return `<div class="mesa_quote"><p>${escapeHtml(block.intro)}</p><blockquote type="cite" style="margin:0 0 0 8px;padding-left:12px;border-left:2px solid #d5d9e2">${block.html}</blockquote></div>`
  }
}

export function blockText(block: Block): string {
  switch (block.kind) {
    case 'text':
    case 'html':
      return block.text
    case 'button':
      return `${block.label}: ${block.href}`
    case 'links':
      return block.links.map(({ label, href }) => `${label}: ${href}`).join('\n')
    case 'quote':
      return `${block.intro}\n${block.text
        .split('\n')
        .map((line) => `> ${line}`.trimEnd())
        .join('\n')}`
  }
}

const looks: Record<string, string> = {
  table: 'border-collapse:collapse',
  th: 'border:1px solid #d5d9e2;padding:4px 8px;text-align:left;background:#f3f4f7',
  td: 'border:1px solid #d5d9e2;padding:4px 8px',
  blockquote: 'margin:8px 0;padding-left:12px;border-left:2px solid #d5d9e2',
  pre: 'padding:8px 12px;background:#f3f4f7;white-space:pre-wrap',
  img: 'max-width:100%',
}

/** Mail programs take no style sheet: what was written in our editor wears its looks itself. */
export function dressed(html: string): string {
  return html.replace(/<(table|th|td|blockquote|pre|img)(?=[\s/>])/g, (open, tag: string) => {
    return `${open} style="${looks[tag] ?? ''}"`
  })
}

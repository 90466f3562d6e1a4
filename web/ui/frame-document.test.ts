import { describe, expect, it } from 'vitest'
import { frameDocument, hasQuoted, hasRemoteImages } from './frame-document.ts'

const attachment = { id: '0190-a', contentId: 'logo@mail' }
const plain = { html: '', attachments: [attachment], showRemoteImages: false, showQuoted: false, isDark: false }

describe('the document of a message', () => {
  it('allows pictures of others only when asked to', () => {
    const html = '<img alt="x" src="https://tracker.example/p.gif">'

    expect(hasRemoteImages(html)).toBe(true)
    expect(frameDocument({ ...plain, html })).toContain("img-src 'self' data:;")
    expect(frameDocument({ ...plain, html })).not.toContain('tracker.example')
    expect(frameDocument({ ...plain, html, showRemoteImages: true })).toContain('tracker.example')
  })

  it('is written as large as the page around it', () => {
    expect(frameDocument({ ...plain, html: '<p>x</p>', fontSize: 15 })).toContain('font:15px/1.55')
    expect(frameDocument({ ...plain, html: '<p>x</p>' })).toContain('font:13.5px/1.55')
  })

  it('leads pictures of the mail to its attachments', () => {
    const html = '<img src="cid:logo@mail"><img src="cid:unknown">'

    const document = frameDocument({ ...plain, html })

    expect(document).toContain('src="/api/v1/attachments/0190-a?inline=1"')
    expect(document).toContain('src="cid:unknown"')
  })

  it('hides quoted history until it is asked for', () => {
    const html = '<p>new</p><blockquote data-quoted>old</blockquote>'

    expect(hasQuoted(html)).toBe(true)
    expect(frameDocument({ ...plain, html })).toContain('[data-quoted],[data-quoted=rest]~*')
    expect(frameDocument({ ...plain, html, showQuoted: true })).not.toContain('display:none!important')
  })

  it('lays text with a ground of its own on white paper in the dark', () => {
    expect(frameDocument({ ...plain, html: '<p style="background:#eee">x</p>', isDark: true })).toContain(
      'background:#fff',
    )
    expect(frameDocument({ ...plain, html: '<p>x</p>', isDark: true })).toContain('background:transparent')
  })
})

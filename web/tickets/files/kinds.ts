import type { Attachment } from '#contract/attachments.ts'

export type FileKind = 'image' | 'pdf' | 'text' | 'audio' | 'video'

/** Larger files are downloaded: they would be held in the memory of the page as a whole. */
const largestShown = 60 * 1024 * 1024

const byEnding: Record<string, FileKind> = {
  pdf: 'pdf',
  txt: 'text',
  log: 'text',
  csv: 'text',
  md: 'text',
  json: 'text',
  xml: 'text',
  ini: 'text',
  conf: 'text',
  yml: 'text',
  yaml: 'text',
  mp3: 'audio',
  ogg: 'audio',
  m4a: 'audio',
  wav: 'audio',
  mp4: 'video',
  webm: 'video',
  mov: 'video',
}

const images = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp'])
const texts = /^(text\/(?!html|calendar|rtf)|application\/(json|xml|x-yaml|x-sh)$)/

/** How a file is shown without leaving the page; undefined for what is only handed out. HTML is never rendered. */
export function kindOf({ contentType, filename, size }: Pick<Attachment, 'contentType' | 'filename' | 'size'>) {
  if (size > largestShown) return undefined
  const type = contentType.toLowerCase()
  if (images.has(type)) return 'image'
  if (type === 'application/pdf') return 'pdf'
  if (texts.test(type)) return 'text'
  if (type.startsWith('audio/')) return 'audio'
  if (type.startsWith('video/')) return 'video'
  // Many mail programs tell nothing but the name.
  return type === 'application/octet-stream' ? byEnding[endingOf(filename)] : undefined
}

function endingOf(filename: string): string {
  const dot = filename.lastIndexOf('.')
  return dot === -1 ? '' : filename.slice(dot + 1).toLowerCase()
}

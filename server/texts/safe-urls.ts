import { isRichTextLink, isRichTextPicture } from '#contract/rich-text.ts'

const pictureData = /^data:image\/(?:png|jpe?g|gif|webp|bmp);base64,[a-z0-9+/=\s]*$/i

/** Where a link may lead. Relative addresses would lead into our own site and are left out. */
export function safeLink(href: string | undefined): string | undefined {
  const plain = plainUrl(href)
  return isRichTextLink(plain) ? plain : undefined
}

/** What a picture may show: a part of the mail, bytes in place, or the web (which the frame blocks until asked). */
export function safePicture(src: string | undefined): string | undefined {
  const plain = plainUrl(src)
  if (/^data:/i.test(plain)) return pictureData.test(plain) ? plain : undefined
  return /^(?:https?:\/\/|cid:)/i.test(plain) ? plain : undefined
}

/** A picture in a text of our own editor: an uploaded attachment or a part of the mail, never the web. */
export function safeComposedPicture(src: string | undefined): string | undefined {
  const plain = plainUrl(src)
  return isRichTextPicture(plain) ? plain : undefined
}

/** Browsers skip control characters and white space inside a scheme, so they are gone before it is looked at. */
function plainUrl(url: string | undefined): string {
  return (url ?? '').replace(/\p{Cc}+/gu, '').trim()
}

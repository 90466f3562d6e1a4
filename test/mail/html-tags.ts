/** One tag of sanitized HTML; the pattern accepts nothing but the canonical form that a sanitizer writes. */
export interface HtmlTag {
  name: string
  attributes: Map<string, string>
}

const canonicalTag = /^<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<>]*")?)*)\s?\/?>$/

/** All tags of sanitized HTML; throws when something in it could be a tag in any other form. */
export function tagsOf(html: string): HtmlTag[] {
  return (html.match(/<[^>]*>?/g) ?? []).map((tag) => {
    const found = canonicalTag.exec(tag)
    if (!found) throw new Error(`not a canonical tag: ${tag}`)
    const attributes = [...(found[3] ?? '').matchAll(/ ([a-z-]+)(?:="([^"<>]*)")?/g)]
    return {
      name: found[2] ?? '',
      attributes: new Map(attributes.map(([, name = '', value = '']) => [name, value])),
    }
  })
}

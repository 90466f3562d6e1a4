import { z } from 'zod'
import { inBothLanguages } from './common.ts'

const color = z.string().regex(/^#[0-9a-f]{6}$/i)

export const portalFonts = ['inter', 'system', 'serif'] as const
export const portalCorners = ['sharp', 'usual', 'round'] as const

/** What may be set of the look of portal and help pages: these names and values, and no CSS of one’s own. */
export const portalVariables = z
  .strictObject({
    font: z.enum(portalFonts),
    corners: z.enum(portalCorners),
    /** Ground of the strip at the top, `#rrggbb`; null: that of the page. */
    headerColor: color.nullable(),
    /** Ground behind the welcome, `#rrggbb`; null: a breath of the accent. */
    heroColor: color.nullable(),
    /** How wide the pages grow, in pixels. */
    width: z.int().min(720).max(1600),
  })
  .meta({ id: 'PortalVariables' })
export type PortalVariables = z.infer<typeof portalVariables>

export const usualVariables: PortalVariables = {
  font: 'inter',
  corners: 'usual',
  headerColor: null,
  heroColor: null,
  width: 1040,
}

const footerLink = z.object({
  label: inBothLanguages(60).refine(({ es, en }) => es !== '' || en !== '', { error: 'Say what the link is called' }),
  /** A page, or a mail address as `mailto:`. */
  url: z.string().trim().max(500).refine(isLink, { error: 'A link such as https://www.example.org' }),
})
export type FooterLink = z.infer<typeof footerLink>

/** What portal and help pages look like, besides name and accent. */
export const brandingShape = {
  /** Large above the portal’s search; empty: the usual question. */
  welcomeTitle: inBothLanguages(80),
  /** Below it. */
  welcomeText: inBothLanguages(400),
  footerLinks: z.array(footerLink).max(8),
  variables: portalVariables,
}

export const logo = z
  .object({ path: z.string(), width: z.int(), height: z.int() })
  .meta({ id: 'Logo', description: 'Where the logo is, below the address of the desk' })
export type Logo = z.infer<typeof logo>

function isLink(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && (/^https?:$/.test(url.protocol) ? url.hostname !== '' : url.protocol === 'mailto:')
}

import { z } from 'zod'
import { brandingShape, logo } from './branding.ts'
import { emailAddress, language, timeZone } from './common.ts'
import { operation } from './operation.ts'
import { priorityMatrix } from './priority-matrix.ts'
import { me, password } from './sessions.ts'

/** Scheme, host and port of a web page, and nothing else. */
export const webOrigin = z
  .string()
  .trim()
  .toLowerCase()
  .max(300)
  .refine(isOrigin, { error: 'An origin such as https://www.example.org' })

export const deskSettings = z
  .object({
    name: z.string().trim().min(1).max(80),
    language,
    timeZone,
    /** Accent colour of the portal, `#rrggbb`. */
    accent: z.string().regex(/^#[0-9a-f]{6}$/i),
    ...brandingShape,
    /** Days after which a solved ticket is closed. */
    closeAfterDays: z.int().min(1).max(365),
    /** Whether requesters are told that their request arrived. */
    acknowledges: z.boolean(),
    /** Whether a rating is asked for when a ticket is solved. */
    asksForRating: z.boolean(),
    /** Whether anybody may write on the portal without signing in. */
    acceptsStrangers: z.boolean(),
    /** Whether answers quote what they answer. */
    quotesHistory: z.boolean(),
    /** Pages that may show the widget, as `https://www.example.org` (RFC 6454). */
    widgetOrigins: z.array(webOrigin).max(50),
    /** Agents do their work only once they have a second factor for signing in. */
    agentsNeedSecondFactor: z.boolean(),
    priorityMatrix,
    /** Of amounts, as `EUR` (ISO 4217). */
    currency: z.string().refine(isCurrency, { error: 'A currency such as EUR' }),
  })
  .meta({ id: 'DeskSettings' })
export type DeskSettings = z.infer<typeof deskSettings>

/** What everybody may know, signed in or not. */
export const publicDesk = deskSettings
  .pick({
    name: true,
    language: true,
    accent: true,
    welcomeTitle: true,
    welcomeText: true,
    footerLinks: true,
    variables: true,
    acceptsStrangers: true,
  })
  .extend({
    isSetUp: z.boolean(),
    logo: logo.nullable(),
    /** Where requesters find the portal, without a slash at the end. */
    portalUrl: z.string(),
  })
  .meta({ id: 'PublicDesk' })

const setupToken = z.string().max(200)

export const desk = {
  public: operation({
    method: 'GET',
    path: '/desk',
    summary: 'Name and look of this desk',
    access: 'public',
    result: publicDesk,
  }),
  settings: operation({
    method: 'GET',
    path: '/settings',
    summary: 'The settings of the desk',
    access: 'agent',
    scope: 'settings:read',
    result: deskSettings,
  }),
  updateSettings: operation({
    method: 'PATCH',
    path: '/settings',
    summary: 'Change settings of the desk',
    access: 'admin',
    scope: 'settings:write',
    body: deskSettings.partial(),
    result: deskSettings,
  }),
  placeLogo: operation({
    method: 'POST',
    path: '/settings/logo',
    summary: 'Put a logo on portal and help pages (multipart, field `file`): PNG, JPEG or WebP of at most 512 KB',
    access: 'admin',
    scope: 'settings:write',
    bodyType: 'multipart',
    result: logo,
    status: 201,
    errors: ['too_large', 'unsupported_media_type', 'invalid'],
  }),
  removeLogo: operation({
    method: 'DELETE',
    path: '/settings/logo',
    summary: 'Take the logo away',
    access: 'admin',
    scope: 'settings:write',
    status: 204,
  }),
  logo: operation({
    method: 'GET',
    path: '/desk/logo/:version',
    summary: 'The logo itself',
    access: 'public',
    params: z.object({ version: z.string().regex(/^[0-9a-f]{16}$/) }),
    resultType: 'raw',
    errors: ['not_found'],
  }),
  checkSetup: operation({
    method: 'GET',
    path: '/setup/:token',
    summary: 'Whether this one-time set-up link still works',
    access: 'public',
    params: z.object({ token: setupToken }),
    result: z.object({ language, timeZone: z.string() }),
    errors: ['link_expired', 'already_set_up'],
  }),
  setUp: operation({
    method: 'POST',
    path: '/setup/:token',
    summary: 'Set the desk up: names it, makes the first administrator and inbox, and signs in',
    access: 'public',
    params: z.object({ token: setupToken }),
    body: z.object({
      deskName: deskSettings.shape.name,
      language,
      timeZone,
      administrator: z.object({ name: z.string().trim().min(1).max(120), email: emailAddress, password }),
      inbox: z.object({ name: z.string().trim().min(1).max(80), address: emailAddress }),
      /** First team, which gets the inbox's tickets. */
      teamName: z.string().trim().min(1).max(80).optional(),
      withSampleData: z.boolean().default(false),
    }),
    result: me,
    status: 201,
    errors: ['link_expired', 'already_set_up', 'invalid'],
  }),
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text
}

function isCurrency(code: string): boolean {
  return /^[A-Z]{3}$/.test(code) && Intl.supportedValuesOf('currency').includes(code)
}

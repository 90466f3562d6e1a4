import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, sep } from 'node:path'

/**
 * Who may use whom. A feature that is missing here fails the check, so a new one is a decision, not an accident.
 * Lower features never learn of higher ones; audit and reports are used by nobody but the composition root.
 */
const serverFeatures: Record<string, readonly string[]> = {
  texts: [],
  people: ['texts', 'fields'],
  conditions: [],
  fields: [],
  teams: ['people'],
  inboxes: ['texts', 'people', 'teams'],
  calendars: ['texts'],
  desk: ['calendars', 'people', 'teams', 'inboxes'],
  tickets: ['texts', 'people', 'teams', 'inboxes', 'fields'],
  'customer-imports': ['people', 'fields', 'tickets'],
  'person-merges': ['people', 'tickets'],
  ratings: ['calendars', 'desk', 'knowledge', 'tickets'],
  tasks: ['people', 'tickets'],
  'time-entries': ['people', 'tickets'],
  duty: ['people', 'calendars', 'tickets'],
  assignment: ['people', 'tickets', 'duty'],
  board: ['tickets', 'duty'],
  'on-call': ['people', 'calendars', 'tickets', 'duty'],
  views: ['texts', 'teams', 'fields', 'tickets'],
  sla: ['views', 'calendars', 'tickets'],
  escalation: ['people', 'teams', 'calendars', 'tickets', 'macros', 'webhooks'],
  'ready-texts': ['texts', 'teams', 'desk', 'tickets'],
  macros: ['people', 'teams', 'fields', 'tickets', 'tasks', 'ready-texts'],
  bulk: ['people', 'tickets', 'tasks', 'views', 'macros'],
  rules: [
    'calendars',
    'people',
    'teams',
    'fields',
    'desk',
    'conditions',
    'tickets',
    'tasks',
    'views',
    'ready-texts',
    'macros',
    'webhooks',
    'approvals',
    'on-call',
    'assignment',
  ],
  recent: ['tickets'],
  major: ['people', 'tickets', 'announcements'],
  redaction: [],
  knowledge: ['texts', 'redaction', 'people', 'teams', 'inboxes', 'desk', 'tickets', 'similarity'],
  ai: ['texts', 'redaction', 'people', 'teams', 'tickets', 'knowledge'],
  help: ['texts', 'people', 'desk', 'knowledge'],
  search: ['texts', 'people', 'tickets', 'knowledge', 'devices'],
  similarity: ['tickets'],
  problems: ['tickets', 'bulk'],
  patterns: ['tickets', 'similarity', 'problems'],
  live: [],
  'mail-accounts': ['inboxes', 'tickets'],
  sending: ['inboxes', 'mail-accounts'],
  mail: ['texts', 'conditions', 'people', 'inboxes', 'mail-accounts', 'sending', 'desk', 'tickets', 'ratings'],
  'ticket-templates': ['teams', 'fields', 'inboxes', 'tickets', 'tasks'],
  recurring: ['people', 'ticket-templates'],
  webhooks: ['mail', 'tickets'],
  hooks: ['conditions', 'people', 'teams', 'fields', 'inboxes', 'tickets'],
  approvals: ['people', 'teams', 'desk', 'tickets', 'mail', 'duty'],
  notifications: ['people', 'inboxes', 'desk', 'tickets', 'mail', 'approvals', 'knowledge'],
  devices: ['people', 'teams', 'calendars', 'desk', 'tickets', 'alerts'],
  alerts: ['people', 'teams', 'inboxes', 'tickets'],
  receiving: ['inboxes', 'mail-accounts', 'mail', 'tickets'],
  presence: ['tickets'],
  remote: ['people', 'tickets', 'devices'],
  mesh: ['people', 'tickets', 'devices', 'remote'],
  portal: ['knowledge', 'people', 'desk', 'tickets'],
  samples: [
    'announcements',
    'approvals',
    'fields',
    'catalogue',
    'texts',
    'people',
    'teams',
    'inboxes',
    'desk',
    'tickets',
    'ratings',
    'calendars',
    'sla',
    'knowledge',
    'problems',
    'devices',
  ],
  announcements: ['people', 'desk', 'mail', 'tickets', 'catalogue'],
  catalogue: ['people', 'teams', 'fields', 'inboxes', 'desk', 'tickets', 'tasks', 'approvals', 'webhooks'],
  audit: [],
}

const sides = ['contract', 'server', 'web', 'device']
const base = ['kernel', 'platform', 'lib', 'ui']
/** Folders that may use everything on their side. */
const roots: Record<string, readonly string[]> = { server: ['app'], web: ['app', 'portal'] }

export interface Edge {
  from: string
  to: string
  isTypeOnly: boolean
}

/** One sentence for each import that breaks the rule. */
export function violations(root: string): string[] {
  const edges = readEdges(root)
  if (edges.length === 0) return ['no imports were read: the check itself is broken']
  return [
    ...unknownFeatures(root),
    ...edges.flatMap((edge) => {
      const rule = brokenRule(edge)
      return rule === undefined ? [] : [`${edge.from} -> ${edge.to}: ${rule}`]
    }),
  ]
}

export function brokenRule({ from, to, isTypeOnly }: Edge): string | undefined {
  const [fromSide = '', fromFolder = ''] = from.split('/')
  const [toSide = '', toFolder = ''] = to.split('/')
  const isTest = /(\.test|\/test-[\w-]+)\.tsx?$/.test(from)
  if (!sides.includes(toSide)) return isTest ? undefined : `${fromSide} uses only ${sides.slice(0, 3).join(', ')}`
  if (fromSide !== toSide) {
    if (fromSide === 'contract') return 'the contract stands alone'
    return toSide === 'contract' || isTest ? undefined : `${fromSide} never sees ${toSide}`
  }
  // Inside the contract and the device agent there are no features.
  if (fromSide === 'contract' || fromSide === 'device') return undefined
  if (fromFolder === toFolder || isTest || isRoot(fromSide, fromFolder)) return undefined
  if (isRoot(toSide, toFolder)) return 'nobody imports a composition root'
  if (fromFolder === 'kernel') return kernelRule(to, isTypeOnly)
  if (base.includes(toFolder)) return layerRule(fromFolder, toFolder)
  if (base.includes(fromFolder)) return `${fromFolder} knows no feature`
  if (!/\/index\.tsx?$/.test(to)) return 'features meet at their index'
  if (fromSide === 'server' && !serverFeatures[fromFolder]?.includes(toFolder))
    return `${fromFolder} may not use ${toFolder}`
  return undefined
}

/** The kernel names what features are made of, and nothing that runs. */
function kernelRule(to: string, isTypeOnly: boolean): string | undefined {
  const isFeatureType = isTypeOnly && /\/(events|schema)\.ts$/.test(to)
  return isFeatureType ? undefined : 'the kernel takes only types of schema and events from features'
}

function layerRule(fromFolder: string, toFolder: string): string | undefined {
  return fromFolder === 'lib' && toFolder === 'ui' ? 'lib knows no screens' : undefined
}

function isRoot(side: string, folder: string): boolean {
  return roots[side]?.includes(folder) ?? false
}

function unknownFeatures(root: string): string[] {
  const folders = new Set(sourceFiles(root, 'server').map((file) => file.split('/')[1] ?? ''))
  const known = [...Object.keys(serverFeatures), ...base, 'app']
  return [...folders].filter((folder) => !known.includes(folder)).map((folder) => `server/${folder} is in no table`)
}

function readEdges(root: string): Edge[] {
  return sourceFiles(root, '{contract,server,web,device}').flatMap((from) => {
    const source = readFileSync(join(root, from), 'utf8')
    const imports = [...source.matchAll(/^(?:import|export)\s+(type\s)?(?:[^'"]*?from\s+)?'([^']+)'/gm)]
    const lazy = [...source.matchAll(/\bimport\(\s*'([^']+)'/g)].map(([all, target]) => [all, undefined, target])
    return [...imports, ...lazy].flatMap(([, type, target = '']) => {
      const to = resolve(from, target)
      return to === undefined ? [] : [{ from, to, isTypeOnly: type !== undefined }]
    })
  })
}

function sourceFiles(root: string, side: string): string[] {
  return globSync(`${side}/**/*.{ts,tsx}`, { cwd: root })
    .map((file) => file.split(sep).join('/'))
    .filter((file) => !file.includes('node_modules'))
}

/** The file inside the repository that an import means; undefined for packages. */
function resolve(from: string, target: string): string | undefined {
  if (target.startsWith('#')) return target.slice(1)
  return target.startsWith('.')
    ? normalize(join(dirname(from), target))
        .split(sep)
        .join('/')
    : undefined
}

/**
 * The service worker of the desk: shows what is pushed, opens its ticket or article, and says when there is no network. It keeps
 * nothing: what was true once would look as if it still were.
 */
import type { PushMessage } from '#contract/push.ts'
import { offlinePage } from './offline-page.ts'

// The library's types know the scope of a page or of any worker, not of this kind.
const worker = self as unknown as ServiceWorkerGlobalScope

worker.addEventListener('install', () => void worker.skipWaiting())
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))

worker.addEventListener('push', (event) => event.waitUntil(show(event.data)))
worker.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open(event.notification.data as Place))
})
worker.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renew()))

worker.addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate') event.respondWith(fetch(event.request).catch(() => offlinePage()))
})

interface Place {
  /** Below the address of the desk. */
  path: string
}

async function show(data: PushMessageData | null): Promise<void> {
  if (data === null) return
  // Encrypted by our own server, which wrote it by the contract.
  const message = data.json() as PushMessage
  const { language, title, line } = message
  const place: Place = { path: pathOf(message) }
  await worker.registration.showNotification(title, {
    body: line,
    lang: language,
    // What is newer on the same ticket or article takes the place of what is older.
    tag: place.path,
    icon: '/icons/icon-192.png',
    badge: '/icons/badge-96.png',
    data: place,
  })
}

function pathOf({ number, articleId }: PushMessage): string {
  if (number !== null) return `/tickets/${number}`
  return articleId === null ? '/notifications' : `/knowledge/${articleId}`
}

/** In a window of the desk that is there, which knows how to leave what it shows; else in a new one. */
async function open({ path }: Place): Promise<void> {
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const desk = windows.find(({ url }) => new URL(url).pathname.startsWith('/desk'))
  if (desk === undefined) {
    await worker.clients.openWindow(`/desk${path}`)
    return
  }
  await desk.focus()
  desk.postMessage({ type: 'open', path })
}

/** The browser gave itself another address: the desk is told, as long as its session lasts. */
async function renew(): Promise<void> {
  const state = await fetch('/api/v1/me/push', { credentials: 'same-origin' })
  if (!state.ok) return
  const { publicKey } = (await state.json()) as { publicKey: string }
  const subscription = await worker.registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  })
  const { endpoint, keys } = subscription.toJSON()
  await fetch('/api/v1/me/push', {
    method: 'PUT',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'mesa' },
    body: JSON.stringify({ endpoint, keys }),
  })
}

/** Whether nothing would be left to see with the history folded away: then it is what the mail has to say. */
export function isAllQuoted(html: string): boolean {
  if (!html.includes('data-quoted')) return false
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const rest = body.querySelector('[data-quoted="rest"]')
  if (rest) removeFrom(rest, body)
  for (const quoted of body.querySelectorAll('[data-quoted]')) quoted.remove()
  return !/[\p{L}\p{N}]/u.test(body.textContent) && body.querySelector('img') === null
}

function removeFrom(start: Element, body: Element): void {
  for (let node: Element | null = start; node !== null && node !== body; node = node.parentElement) {
    while (node.nextSibling !== null) node.nextSibling.remove()
  }
  start.remove()
}

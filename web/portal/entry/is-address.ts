const address = /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]{2,}$/

/** Whether it looks like a mail address; the server, which has the whole rule, has the last word. */
export function isAddress(text: string): boolean {
  return address.test(text.trim())
}

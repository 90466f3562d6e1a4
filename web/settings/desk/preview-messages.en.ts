/** What the portal itself says where its preview shows it, under the portal's own keys. */
export const en = {
  'nav.new': 'New request',
  'nav.help': 'Help centre',
  'nav.signIn': 'Sign in',
  'home.title': 'How can we help you?',
  'home.lead': 'Tell us in your own words. A person reads it and answers you.',
  'home.search': 'Search services and answers',
  'home.write': 'Write a request',
  'home.enter': 'Sign in with your e-mail',
  'footer.announcements': 'Announcements',
}

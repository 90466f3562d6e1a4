/**
 * What lists of leaked passwords begin with, in the languages of our desks; without the digits and signs that
 * people put before and after.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `password passwords passw0rd passwort motdepasse contrasena contrasenas contrasenia micontrasena clave miclave
  clavesecreta secreto secreta secret topsecret letmein letmeinnow welcome welcomeback bienvenido bienvenida
  bienvenidos changeme changemenow cambiame cambiala administrator administrador administradora admin adminadmin
  root rootroot superuser user usuario usuariousuario guest invitado test testtest testing prueba pruebas
  pruebaprueba default temporal temporary provisional helpdesk servicedesk support soporte soportetecnico mesa
  mesadeayuda iloveyou iloveyouforever teamo tequiero teamomucho tequieromucho mivida miamor amormio princess
  princesa sunshine football futbol baseball basketball superman batman spiderman starwars pokemon dragon monkey
  master shadow michael jordan jennifer jessica whatever trustno trustnoone qwerty qwertyuiop qwertyqwerty
  asdfghjkl asdfasdf zxcvbnm zxcvbnmasdfghjkl qazwsx qazwsxedc qazwsxedcrfv 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4t5
  q1w2e3r4t5y6 1qaz2wsx3edc zaq12wsxcde3 abcabc abcdabcd abc123abc123 computer computadora ordenador internet
  windows microsoft google facebook linkedin samsung company empresa miempresa office oficina summer winter spring
  autumn verano invierno primavera barcelona realmadrid madrid sevilla valencia argentina mexico colombia espana
  corazon estrella mariposa chocolate butterfly liverpool manchester chelsea arsenal charlie hunter ranger
  freedom libertad jesuscristo diosesamor diosteama cristo contrasenasegura passwordpassword
  correcthorsebatterystaple`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

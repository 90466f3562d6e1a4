/** Words that say nothing of the matter: grammar, politeness, and what every ticket has. Without accents. */
export const spanishStops = new Set(
  `a al algo alguien algun alguna algunas algunos alla alli ambos ante antes aqui aquel aquella asi aun aunque ayer bajo
  bien cada casi como con contra cosa cual cuales cualquier cuando cuanto de del desde donde dos durante e el ella ellas
  ellos en entonces entre era eran eres es esa esas ese eso esos esta estaba estado estamos estan estar estas este esto
  estos estoy fue fueron ha haber habia hace hacer haces hacia hago han has hasta hay he hemos hoy igual incluso ir la
  las le les lo los luego mas me mi mia mientras mio mis misma mismo mucha muchas mucho muchos muy nada nadie ni ningun
  ninguna no nos nosotros nuestra nuestro nunca o os otra otras otro otros para parece pero poco por porque pues que
  quien quienes se sea segun ser si sido siempre siendo sigue sin sino sobre sois solo somos son soy su sus tal tambien
  tampoco tan tanto te tendra tenemos tener tengo tiene tienen toda todas todo todos tras tu tus un una unas uno unos va
  vamos van varias varios vez veces voy vosotros y ya yo hola buenos buenas dias dia tarde tardes gracias saludos saludo
  favor porfa porfavor necesito necesita necesitamos puede puedo pueden podeis podemos podria podrias podriais ayuda
  ayudar problema problemas urgente manana semana lunes martes miercoles jueves viernes rato momento sale salir da dar
  dice pasa pasar poder quiero quiere quisiera ver hecho he probado intento intentar intentado funciona funcionar
  ningun equipo usuario usuarios atentamente cordial desde hora horas minutos compañero companero companera companeros
  deja dejar dejado aparece sabe alguien ok vale`
    .split(/\s+/)
    .filter(Boolean),
)

export const englishStops = new Set(
  `a about above after again against all already also am an and any anyone anything are aren as at be because been
  before being below between both but by can cannot can't could couldn did didn do does doesn doing don down during each
  else even every few for from further get gets getting give go goes going got had has hasn have haven having he her
  here hers him his how i i'm i've if in into is isn it it's its itself just keep keeps let like make makes me more most
  my myself need needed needs never no nor not nothing now of off on once one only or other our ours out over own please
  pls put same see she should so some somebody someone something still such than that that's the their them then there
  these they this those though through to today tomorrow too try tried trying two under until up us use used using very
  was wasn way we were what when where which while who whom why will with without won would yesterday yet you your
  yours hello hi hey thanks thank regards dear team help issue issues problem problems urgent asap morning afternoon
  since able unable seems says say said want wants working works work doesnt dont cant isnt day days hour hours minutes
  week monday tuesday wednesday thursday friday colleague colleagues user users ok happens anymore any well back`
    .split(/\s+/)
    .filter(Boolean),
)

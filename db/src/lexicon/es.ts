import { entry, type Entries } from './entries.ts';

export const es: Entries = {
  hate: entry({
    terms: `
      odio, racis-, sexis-, machis-, homofob-, homofób-, transfob-, transfób-, lgbtfob-, lgtbfob-, lgbtifob-,
      lgtbifob-, bifob-, lesbofob-, xenofob-, xenófob-, antisemit-, islamofob-, islamófob-, discrimin-, nazi-,
      neonazi-, fascis-, capacitis-, misogin-, misógin-, supremacis-, negacionis-, gordofob-, aporofob-,
      serofob-, tránsfob-, antigitanis-, raza … religión, raza … género, religión … orientación sexual,
      origen … religión, género … orientación sexual, sin distinción de, intoleran-`,
    unless: `
      intolerancia a la lactosa, intolerancia al gluten, sin distinción de mayúsculas, negacionismo climático,
      odio las, odio los, odio que, odio cuando`,
  }),
  harassment: entry({
    terms: `
      acoso, acosos, acosar, acosen, acoses, acosador-, acosa, ciberacos-, hostig-, insult-, amenaza a,
      amenazas, amenazar, amenaces, amenacen, amenazant-, intimid-, doxing, doxxing, doxeo, doxear, difam-,
      calumni-, ataque- personal-, injuri-, ciberbull-, bullying, troll, trolls, trol, trolear, troleo,
      trolling, datos personales de otr-, datos personales de tercer-, datos privados de,
      información personal de, información privada de, datos personales de nadie, datos personales ajenos,
      humill-, ridiculiz-, descalificaci-, denigr-, troles`,
    unless: `
      amenazas informáticas, amenazas a la seguridad, amenazas de seguridad, te intimide,
      no te sientas intimid-, información personal de tu cuenta`,
  }),
  nudity: entry({
    terms: `
      desnud-, porno-, erótic-, erotism-, contenido- sensible-, contenido … sensible, material sensible,
      imágenes sensibles, imagen- sensible-, medios sensibles, fotos sensibles, multimedia sensible,
      contenido- sexual-, contenido- … sexual-, material sexual, imágenes sexual-, sexualmente explícit-,
      carácter sexual, contenido- explícit-, contenido- adult-, contenido- para adultos, para adultos, nsfw,
      fetichis-, obscen-, imágenes … como sensibles, fotos … como sensibles`,
    unless: `
      contenido- … orientación sexual, contenido- … acoso sexual, contenido- … agresión sexual,
      contenido- … violencia sexual, contenido- … diversidad sexual, datos sensibles, al desnudo`,
  }),
  spam: entry({
    terms: `
      spam-, correo basura, correo no deseado, correos no deseados, mensaje- no deseado-, no solicitad-,
      mensaje- masivo-, envío- masivo-, seguimiento- masivo-, mensajes en cadena, cadenas de mensajes,
      inund- … cronología, inund- … línea, inund- … timeline, flood, flooding, floodear, mensajes repetitivos,
      mensajes repetidos, publicaciones repetitivas, publicación- masiva-, repit- … mismo mensaje,
      mismo mensaje … veces, mismo mensaje … vez`,
    unless: `
      carpeta de spam, filtro de spam`,
  }),
  advertising: entry({
    terms: `
      publicidad, publicitari-, publicitar, anuncios, anuncio publicitario, cuenta- comercial-,
      contenido- comercial-, mensaje- comercial-, fines comerciales, uso comercial de la instancia,
      con ánimo de lucro, actividad- comercial-, autopromoci-, auto promoci-, autobombo, promocional-,
      promociones, promoción de producto-, promoción de servicio-, promoción comercial, promocionar,
      enlace- de afiliad-, enlace- de referid-, marketing, mercadotecnia, patrocinad-, perfil- comercial-,
      perfiles comerciales, cuenta- de empresa-, venta de producto-, compraventa, vender producto-,
      vender servicio-, vender cosas`,
    unless: `
      no comercial-, sin fines comerciales, anuncios de la administración, anuncios de mantenimiento,
      anuncios del servidor, anuncios del equipo, sin ánimo de lucro, canal de anuncios, anuncios oficiales`,
  }),
  bots: entry({
    terms: `
      bot, bots, robot, robots, cuenta- automatizad-, cuenta- automátic-, publicación- automatizad-,
      publicaciones automatizad-, publicaciones automátic-, mensaje- automátic-, mensaje- automatizad-,
      automatización, publican solas, publicar automáticamente, publique- automáticamente,
      perfil- automatizad-, perfiles automatizad-, crossposting`,
    unless: `
      robots txt`,
  }),
  ai: entry({
    terms: `
      IA, inteligencia artificial, inteligencias artificiales, ia generativa, por ia, con ia, una ia, las ia,
      la ia, de ia, modelo- de lenguaje, aprendizaje automático, chatgpt, deepfake-, generad- artificialmente`,
  }),
  politics: entry({
    terms: `
      política, políticas, político, políticos, políticamente, geopolític-, politiqueo, elección, elecciones,
      electoral-, propaganda, extremis-, partidismo, partidista-, extrema derecha, extrema izquierda,
      ultraderecha, partidos políticos, proselitismo`,
    unless: `
      política- de, política- del, nuestra- política-, esta- política-, políticamente correct-, a elección,
      de tu elección, a tu elección, políticas internas, de su elección, elección de nombre, estas políticas,
      las políticas y, políticas y normas, normas y políticas, política y normas, proselitismo religioso`,
  }),
  minors: entry({
    terms: `
      menor de, menores, un menor, niño, niños, niña, niñas, infantil, infancia, adolescente-, pederast-,
      pedofil-, pedófil-, mayor de edad, mayores de edad, mayores de 13, mayores de 14, mayores de 16,
      mayores de 18, mayor de 13, mayor de 14, mayor de 16, mayor de 18, edad mínima, límite de edad,
      mayoría de edad, al menos 13 años, al menos 14 años, al menos 16 años, al menos 18 años, tener 13 años,
      tener 14 años, tener 16 años, tener 18 años, más de 13 años, más de 14 años, más de 16 años,
      más de 18 años, mínimo 13 años, mínimo 14 años, mínimo 16 años, mínimo 18 años, abuso infantil, lolicon,
      18 años cumplidos, 14 años cumplidos, 16 años cumplidos, jóvenes`,
    unless: `
      de menor importancia, menor de los, menores cambios, cambios menores, faltas menores,
      correcciones menores, errores menores, infracciones menores, detalles menores, problemas menores,
      menores detalles, un menor número, una menor cantidad, un menor uso, un menor consumo, menores que,
      menor de 5, menor de 10, menor de 100, temas menores, incidencias menores, como niños`,
  }),
  copyright: entry({
    terms: `
      derecho- de autor-, propiedad intelectual, copia- pirata-, contenido- pirata-, piratería, pirateado-,
      pirateada-, plagio-, plagi-, copyright, créditos al, créditos a la, da crédito, dar crédito, acredita al,
      acredita a, cita la fuente, citar la fuente, cita al autor, cita la autoría, autoría, obras ajenas,
      obra ajena, obras de otr-, licencia de, licencia cc, licencias, licencia libre, descargas ilegales,
      material protegido, nombra al autor, nombre del autor, marca- registrada-, creative commons,
      menciona al autor, menciona a la autora`,
    unless: `
      licencia de conducir, piratería informática, licencia del software, cuenta pirateada, cuentas pirateadas,
      licencia de software, acredita a tu, licencia de uso del software`,
  }),
  languages: entry({
    terms: `
      idioma, idiomas, en español, en castellano, en catalán, en gallego, en euskera, en inglés, en francés,
      en portugués, hispanohablante-, castellanohablante-, lengua, lenguas, multilingüe, plurilingüe,
      traducción, traducciones, traducir, bilingüe-`,
    unless: `
      mala lengua, malas lenguas, en español correcto, morderse la lengua, trabalenguas`,
  }),
};

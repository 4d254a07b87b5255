import type { Family } from './risk-family.ts'

/** Words by themselves, by what they are about. */
export const HINTS: Readonly<Record<string, Family>> = {
  wounds: {
    hint: `
      throat / neck / wrists / sunken / mottled / clammy / sweating / limping / limps / concuss* / dazed / incoherent
      rambling / twitching / purple / grazes / scratches / swelling / stitches / soiled / shivering / lump / raw / blister* / limp / unrous* / rousable / rouse / !wake / lifeless / gash*
      slash* / blood / scald* / scream* / crying / sobbing / trembling / shaking / wet himself|herself
      faeces / urine / vomit* / burns / fever / breathing / delirious / ankles / blue / grey / skeletal
      starving
    `,
  },
  hazards: {
    hint: `
      boiling / tracks / platform / ledge / razor* / scissors / glass / ligature* / plastic bag / exhaust / hose
      paraffin / candle* / wires / sockets / iron / cemetery|graveyard / cannabis / fumes / petrol / lighter / flames / river / canal / lake / railway / motorway / reservation
      carriageway / roof / rope / noose / whisky|vodka / needle* / syringe* / knife / hammer / cleaver
      machete / gun / quarry / lighter fluid / floorboards / smoke / ventilator / insulin / freezing / snow
      ice / bin / shed / cellar / wardrobe / loft / pavement / sofa / chains / tape / gagged / acid / cliff
      bleach / cable / electricity / gas / battery lasts / window / pills|tablets / dark
    `,
  },
  hostile: {
    hint: `
      shouting|yelling / loan shark* / debt* / revenge / furious / rage / lunged / swung / followed / watching
      stabbed|shot / belt / turned up / threats / tracking .. phone|her|him / streets|doors away / buyer / daring / nothing to lose
      men since / revving / outside now|again / abduct* / kidnap* / kicked|punched|hitting / dealer* / gang
      gangs / cleaver / smash* / locks|locked|lock / trapped / chas* / seized / grab* / dragg* / forced
      raped / stalk* / brandish* / banging / throwing / stripped / drunk / paedophile / trafficker*
      perpetrator / cut off|eye|lip / abuser / pimp / stranger / men
    `,
  },
  flight: {
    hint: `
      airport / coach / fly|flies|flying / bags / suitcase* / border / dover / ferry / passport* / flight / plane / ran|run|running away|off|from|out|into
      missing / vanished / disappeared / escaped / heading for|to|towards / packed / way !ticket
    `,
  },
  helpless: {
    hint: `
      alone / unsupervised / crawling / curled / rocking / mute / asleep / collapsed / hiding / whispering / pleading|begging / help me|us / concealed / naked
      barefoot / tied / wandering / stuck / trapped / shut in|inside|themselves / inside / unattended
      abandoned / on floor / soaked / cold
      not rousable|responding|moving|speaking|waking|swallowing|drinking / custody|cell
      left him|her|them with / frightened|scared|terrified|petrified / hysterical
      not .. !picking|answering / looked everywhere / begged|begging / word|sign help
      not .. !fed|washed|changed .. for|or|since / lost .. phone
    `,
  },
  dependent: {
    hint: `
      non verbal / wheelchair / bedbound / bed bound / housebound / frail / nappy|nappies / year old
      months|weeks|days old / newborn* / toddler* / twins / baby / infant / dementia / tiny / pregnant
      labour / under fives / deaf / learning disab* / tetraplegic|paraplegic / diabetic / peg|tube fed
      little one|ones|girl|boy|lad|brother|sister
    `,
  },
  told: { hint: `disclosed|disclosing|confided` },
  bodily: {
    hint: `
      undress* / bed / knickers|underwear|pants / sleeping bag / shower* / naked / touch* <them> / kiss*
      private parts / condom* / photos|pictures|videos of <them> / hickey|lovebite* / grooming|groomed
      webcam / sex
    `,
  },
}

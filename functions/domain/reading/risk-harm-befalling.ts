import type { Family } from './risk-family.ts'

/** Harm by one's own hand, by illness, by want of care, by being alone, lost or in an unsafe home. */
export const HARM_BEFALLING: Readonly<Record<string, Family>> = {
  selfharm: {
    grave: `
      suicidal / suicide note|attempt*|plan|pact|bid / took|taken|taking|takes|attempt* .. overdose
      overdosed / end|ending .. !life|lives / !end|ending it|things|everything / !end all
      want*|wish* .. die|dead / would|'d rather ... dead / would|'d rather ... went|go|jump*|walk*|drive|drove into|off|under|over /
      better off dead|without
      say*|said goodbye|goodbyes / goodbye note|text|message|letter|video / noose / hanging <self> / found hanging
      hang*|hung <self> / jump* off|from|front|out|in / cut*|slit*|slash* .. wrist*|throat|arm|arms|<self>
      on|onto|over|off|at|by|from|to|up|towards|climb* .. <height> / kill* <self>
      walking|standing|running|lying|sitting .. reservation|motorway|carriageway|middle
      not be .. !bother|burden / not be !long now / look after .. cat|dog|pets|budgie / not be !found
      rope .. bag|neck|beam|bought|garage|tree / tell mum|dad|them|everyone .. love|loved|sorry
      plan* .. suicide / not .. wake up / today is the !day / front of train|bus|lorry|traffic|car / negotiator*
      drown*|gas|harm|burn .. <self> / ligature* / not .. live|go on .. anymore|longer
      no point .. living|here / no point in !going|carrying on
    `,
    state: `
      stockpil* / harming .. <self> / self harming / <has> rope / giv* .. away / letters|notes to .. !each .. us / blades
    `,
    event: `
      self harm* / cutting since|again|in / cut|cutting .. wrist*|arm*|leg*|thigh*|deep|deeper / written|wrote .. !letters to
      stopped|stop .. clozapine|medication|meds|antipsychotic*|antidepress*|taking
    `,
  },
  poisoning: {
    grave: `
      swallow*|ingest*|drank|drunk|drinking|injected .. <pills> / took|taken|takes|taking .. <pills>
      taken them|it all / taken lot / got into .. <pills>|medication|meds|medicine / too many .. <pills>
      overdos* .. now|tonight|today / poison* / carbon monoxide / blister packs / empty .. packet*|blister*
      empty|emptied .. bottle|box .. <pills>
    `,
    state: `slurr* / methadone .. <child> / drows*`,
    event: `overdos* / spiked / inhal* .. gas|solvent*`,
  },
  medical: {
    grave: `
      not|stopped breath* / struggl*|difficulty|fight*|cannot|cant|n't|unable .. breath* / unconscious|unresponsive
      barely|semi|hardly|lost|losing|regain* conscious* / collaps*
      can|will|could|would not|n't .. wake|waken|rouse|woken|respond
      turned|gone|going|went|turning blue|grey|purple / blue lips|fingers|fingertips|face
      <is> .. limp|floppy|grey|lifeless / septic|sepsis / hypotherm* / waters .. broken|broke|gone|breaking
      resus|resuscitat* / cardiac|heart attack|arrest / crushing pain / fontanelle / wet nappy|nappies / stridor / cyanos* / chest pain* / haemorrhag* / agony
      dying / <will>|could|may|might die / anaphyla* / electrocut* / skull fracture
      <is> .. fitting|seizing|convuls* / fitting .. now|since|minutes|hours / life support
      life threatening / life and|or limb / life|lives <is> .. danger|risk|peril / vomit*|cough* blood
      diabetic coma|ketoacid* / hypo now / brain bleed / down to bone
      critical* ill|unwell|condition / position|situation|condition .. critical / fighting .. life
      bleeding out|heavily|and|from
    `,
    state: `
      crying out|writhing|screaming .. pain / bleeding / convuls* / burning up / dehydrat*
      emaciat*|skeletal / starv* / freezing|soaked|shivering / in labour / trapped / stuck in|on|under
      sats|saturation* / deteriorating / can not|hardly|barely stand|walk|swallow
      can not .. !get .. up|bed|down / can not .. awake / not .. stay awake / not making sense / not .. rousable|responsive
      vomit* everywhere|blood|and|constantly / stone cold / confused .. wander*|alone|cold|eaten
      unable .. stand|walk|move|get|swallow|feed / passed out / delirious|incoherent
      <is> on|lying .. kitchen|bathroom|hall|hallway|landing|toilet !floor
      on .. floor since|for|all|unable / lying on|in .. floor
    `,
    event: `
      seizure* / vomit* / dropped <them> / dropped .. hoist / fell .. window|stairs|balcony|downstairs
      deteriorat* / brain|head injur* / intensive care|itu|picu / sores|ulcer* .. infected|smell*|bone|weeping|worse|septic / bleed / stroke
      ran|run out .. meds|medication|insulin|oxygen|inhaler / blood
      temperature .. 40|41|39|40.1|40.2|40.5|39.5|39.8 / rash
      wrong medication|dose / double|ten times dose / burst / faint* / choke* / choking
    `,
  },
  care: {
    grave: `
      no|without|out .. insulin|oxygen
      no|without food|water|milk|formula|heating|electric*|power .. since|for|left|days|tonight|today
      not|n't .. eaten|drunk|fed|drank .. since|for|days|today|yesterday
      not had .. bottle|feed|food|drink|insulin|meal|meds|medication / had !nothing since
      run|ran|running out .. insulin|oxygen|food|milk|rescue|formula|water
      stopped .. eating|drinking|fluids|feeding|food / refus* .. insulin|fluids|food and|dialysis
      <device> .. out|failed|failing|broken|broke|blocked|stopped|empty|off
      found .. floor / left on|in .. commode|floor|toilet|bath|bed|urine|faeces|soiled
      no one in building|flat|property|hostel
      without .. antibiotics|transfusion|dialysis|insulin|oxygen|surgery
    `,
    state: `
      refus* .. hospital|treatment|ambulance|medical|crew|midwife|see|seen|admission|insulin|food|paramedic*
      not .. !go|taken .. hospital / not .. eating|drinking|feeding|breathing|fed
      sleeping in|on|under .. <outdoors>
      sleep* rough / on street* .. tonight|now|baby|<child> / <child> .. on pavement|street|kerb|doorstep / nowhere to|for|else|safe .. go|sleep|stay|tonight|safe|else
      let|allow|letting .. !nurses|midwife|doctor|paramedics|carers|crew .. in|near|over
      let|allow|letting .. nurse .. !near|past|over / turning|turned .. crew|paramedics|away
      sent .. crew|ambulance|paramedics away|back / wet through
      with|and|has no !key|bed|food|heating|shoes|carers / nobody|no .. come .. !until|till|tonight
      !carer|carers|nurses|staff not .. turned|come|been|shown|arrived|visited
      no .. !nurses|carer|carers|staff .. been|come|for|since / no bed|water|insulin|key
    `,
    event: `
      no|without <essential> / staff|carer*|agency .. walked|pulled|stopped|vanished|disappeared|abandoned
      locked out / thrown|kicked|chucked .. out / not .. !fed|washed|changed .. for|or|since
      not .. on bus|coach|minibus|train
      discharged .. no|without|to .. father|partner|him|flat|home|against / evict* / left .. car
      cancelled .. it|ambulance|care / disappeared with / heating .. off|broken|failed
      cut off .. electric*|gas|power|water / pulled out
    `,
  },
  alone: {
    grave: `
      <child> ... left|home alone / alone with no|him / found wandering|alone
      wander* .. road|street|traffic|motorway|car park|dark|night|outside|barefoot
      no adult*|grown .. in|with|there|home|present|sight|around|supervising / !nobody home
      abandon* .. <child>|<them> / baby|toddler*|child* .. unattended|abandoned|by itself
      left .. baby|toddler*|infant .. alone|car|outside|with
      locked in .. car|room|flat|house|cupboard|shed|cellar|bathroom
      locked .. in .. room|cupboard|shed|cellar|loft|bedroom / window .. ledge / locked <them> .. in
    `,
    state: `
      <is>|left .. alone / gentleman|lady|man|woman|boy|girl|child in .. cupboard|cellar|cage|wardrobe|shed / home alone / by <self> / <is>|left .. on .. his|her|their !own / unattended
      left|handed|out|out|playing .. unsupervised / with no adult|grown / door .. open|wide|hinges
      on .. road|motorway|dual / near water|pond|canal|river / !open well|window|pond
    `,
    event: `
      left .. at|in|on .. !station|doorstep|roadside|bus|pavement|shop|foyer /wander* / alone / abandon* / left .. with .. stranger|man / unaccompanied`,
  },
  missing: {
    grave: `
      misper / last seen .. hrs|<hour>|tonight|today
      missing since|for|from .. home|placement|care|unit|ward|hostel|yesterday|last|today|<day>
      gone|went|reported|still missing .. since|from|again|now|tonight|today|with
      whereabouts .. unknown|known / nobody|no .. knows|know !where / i|we|they|staff|police|mum .. not know !where
      not .. !come|came|turned|returned back|home|up|in / can not|n't .. find|locate|trace|reach <them>
      lost sight / security|we|staff|police lost <them> / unaccounted
      left .. building|ward|hospital|site|unit|school|home|house|premises .. ago|barefoot|alone
      walked|ran|run|climbed|went|gone|got out|off|away .. gate|gates|window|ward|school|building|placement|unit|barefoot
    `,
    state: `is|are|'s|'re missing / !phone|mobile is|'s|was|gone|going|goes|went|straight .. off|dead|voicemail / no answer .. !door|phone`,
    event: `
      not|nothing|nobody .. !seen .. since|from|for|of|him|her
      not|nothing|nobody .. !heard .. since|him|her|them|mum|dad
      not answering|picking|responding phone|door|calls|us
      !man|men|lads|stranger|strangers .. not know / abscond* / ran|run|running|runs off|away
      got|gets in .. car / escap*
    `,
  },
  home: {
    grave: `
      gas smell|leak* / smell* .. gas / on fire / house|flat|chip pan|kitchen fire
      fire at|in .. property|house|flat|home|room|bin|block|kitchen|bedroom|hall / explosion
      live|bare|exposed wires|wiring|cables
      crack|needle*|syringe*|pipe .. cot|floor|toddler|baby|bed|reach
      barbecue .. lit|inside|indoors|warmth|heat / ceiling .. collaps*|down|fallen|fell
      smoke .. coming|pouring|everywhere|under / flood* .. electric*|upstairs|bed|sleeping
      hob .. lit|on|left / prohibition notice / immers* .. electric*
    `,
    state: `alarm .. going|sounding|off / no .. smoke alarm`,
    event: `
      set|sets|setting .. fire|light|alight
      fire fighters|brigade|crew|engine|service .. here|scene|way|called|attend* / firefighter*
    `,
  },
}

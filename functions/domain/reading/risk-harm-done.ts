import type { Family } from './risk-family.ts'

/** Harm that somebody does, or is about to do. */
export const HARM_DONE: Readonly<Record<string, Family>> = {
  violence: {
    grave: `
      strangl* / stabbed|stabbing|stabs|stabbings / shots fired / shooting|stabbing outside|at|in|on|near / shot|shooting <them> / pillow .. face|head / bag over .. face|head
      choked|choking|chokes <them> / shaken|shook|shaking|shakes .. baby|newborn|infant|twin
      baby|newborn|infant|twin <is> shaken / handprint* / welt*
      hand|hands .. round|around|on .. throat|neck
      hand|finger|choke|grip|ligature|belt|cable|cord|rope|strap|slap mark* / marks .. neck|throat
      beaten|beating|beat unconscious / non accidental / cigarette burn* / scald*
      set|setting|sets fire|light to|her|him / throw*|threw|thrown .. wall|stairs|downstairs|window|balcony
      through wall|window / covered .. blood / pouring|dripping .. blood
      <has> .. machete|knife|stab wound* / murder* <them> / hold*|held .. underwater|under water
      bleeding behind|heavily|badly|profusely / blood everywhere
    `,
    state: `
      unexplained bruis*|injur*|fracture*|mark* / fresh bruis*|mark*|injur*|burn*
      screaming|screams|scream|yelling / !shouting .. now|upstairs|downstairs|outside|next|at|that|through
      is shouting / smash*|trash* .. place|house|up|flat|door|windows|window / kicking|kicked .. door / bleeding
      beg|begs|begged|begging|plead* .. us|me|help|not / afraid|scared|frightened|terrified|petrified .. home|life|lives
      hurts|hits|beats|burns|punches|kicks|rapes|chokes <them> / fight* .. <weapon> / cower* / flinch*
      clinging to|on|onto /       refus* .. home|bus|back
      hiding|hidden in|under|behind
    `,
    event: `
      hit|hitting .. <them> / punch* / kick* .. <them> / slap* / beat|beaten|beating|batter*
      burn|burns|burnt|burned|burning <them> / assault* / attack* / drag* .. <them> / shov* .. <them>
      push* .. stairs|<them> / bruise|bruises|bruised|bruising / split lip / lip .. split|burst|bleeding / black eye*|eyed / bite|bitten|bit mark*|<them>
      <has> .. mark|marks|burns|injur* / wound* / injur* / swollen .. face|eye|lip|<part> / fractur*
      broken|broke|breaks <part> / lump .. head|egg|size / hurt <them> / throw*|threw|thrown .. <them>
      chas* .. <them> / grab* .. <them> / spat|headbutt* / whip|whips|whipped|whipping / bitten
      knocked .. out|teeth|floor|unconscious / violent|violence|aggressive .. <them>|home|tonight
      stamped|stamping / abus* <them> / domestic incident / pinned .. down|wall / held .. throat|neck
      cable / doused
    `,
  },
  threat: {
    grave: `
      police|officers|crew|ambulance .. mins|minutes away
      <will> ... <killing> <them>
      <will> ... kill|murder <self> / finish job / finish what .. started / finish <them> off / nobody|no can|will|'ll .. take <them> .. off|from|away
      read about me|us .. tomorrow|paper*|news / <will> set fire|light / death threat*
      threat* .. life / threat* .. kill|stab|shoot|burn|harm|hurt|acid|<weapon>
      take .. !kids|street|everyone|whole .. with / angels|heaven by|tonight|with / kill*|dead when .. find*
      end|ending up .. !dead|killed|mortuary|hospital / nothing to !lose / be|get killed
      <will> be .. hurt|harmed|killed|beaten|dead|shot|stabbed|raped|married|cut / honour based / bounty / contract .. head
      <will> ... hurt|attack|cut|rape|snatch|abduct <them>|<self> / <will> ... !harm <them>|<self>
      <will> ... jump / petrol .. letterbox|door|poured|house / abducted / poured|pouring .. petrol
    `,
    state: `
      he|dad|father|stepdad|stepfather|partner|ex|husband|uncle|perpetrator <is> .. in|at .. park|waiting|reception|foyer|lobby|corridor
      sat|parked|standing|walking|pacing|waits .. outside / outside .. <place> / waiting|looking|coming|comes .. for <them> / !come for him|her|them|me|us
      waiting .. outside|corner|gate*|with / knows .. where|address|school / trying .. get in|into
      driving round|over .. there|here|now|with
      seen|spotted .. going|getting|climbing in|into|through .. door|window|flat|flats|building
      got|gets|pushed|push|pushes|forced|barged|slipped past security|reception|staff|guard|guards|nurse*
      at .. gate|gates|reception / at .. front|back !door / banging|hammering .. door
      follow|follows|followed|stalk* <them> / is|been|was|keeps|started|seen|man|men|car|still following <them> / heading|way over|round|there|here
      going|gonna|threaten*|ready|when .. hurt*|hit|beat|burn .. <them>|tonight|both
      when .. !finds|find|get|gets <them> / going !get him|her|them|me / !end it|this .. both|all|tonight
      <will> take .. !baby|newborn|kids / do .. it !again / demand* .. know*|where|children|baby|take
      collect*|fetch*|pick* ... drunk|drinking|belt / has to !go
      voices .. tell*|say* / hear* voices|command*
    `,
    event: `
      threat* .. <them>|staff|neighbour*
      breach*|broke*|break* .. order|bail|injunction|condition*|tag|curfew / bailed .. to / released|release
      out of|from prison|custody|jail|remand / traced|located|found .. !refuge|hostel / !traced|located .. address / found out .. !where
      turned up|back .. drunk|<weapon>|angry|door|gates|house|school / snatch*
      stolen|stole .. baby|child*
    `,
  },
  weapon: {
    grave: `
      <has>|carrying|holding|bought|brandish*|wav*|took|grabbed|picked|wield*|pull* .. <weapon>
      <weapon> .. pillow|bag|rucksack|hand|hands|throat|pocket|emoji|coat|belt|drawn|waving
      refus* .. let|put|give|drop|hand ... <weapon> / armed .. <self>|man|men|with|police / <is> armed / into lockdown
    `,
    event: `<weapon> attack|wound / knife* / shotgun / machete* / petrol / canister*`,
  },
  sexual: {
    state: `
      sold to|for / abus*|raping|touching|molest* <them> / sleeping|sleeps .. bed|room with
      sex offender ... <access> / perpetrator*|abuser*|paedophile*|offender*|rapist ... <access>
      <access> ... perpetrator*|abuser*|paedophile*|offender*|rapist*
      let|letting|allow* .. !back .. in|into|house|home|flat / hurts .. every|night
    `,
    event: `
      rape|rapes|raped|raping / sexual*|indecent* assault*|abus*|touch*
      touch|touched|touches|touching .. <them>|private*|leg|knickers|underwear|bottom / molest*
      abuse of .. niece|child*|daughter|girl*|boy* / in .. bedroom|bed at|night / come|comes|came|coming into .. room|bedroom / pass*|share* <them> round|around
      got|gets|climb* into .. bed / film* <them> / naked / who abused|raped|assaulted|hurt|harmed
      on register / groom* / make*|made .. undress|watch|touch
    `,
  },
  captive: {
    grave: `
      tied|chained|strapped|cuffed|handcuffed to|up|down
      say*|said|shout* .. nobody <is> leaving / say*|said|shout* .. nobody <is> coming in
      held|holding|kept|keeping captive|hostage|prisoner / held|kept|keeping .. !against .. will
      held|kept in .. room|flat|caravan|cellar|loft|basement / barricad* / hostage / prisoner in
      trapped .. upstairs|inside|in|under|with|fire|flat|bathroom|house / locked|shut|bolted <self> .. in
      can not .. !get out|away / not .. !let|allow|allowed .. leave|out|go
      traffick* .. tonight|today|now|being / she|he|they|girl*|boy*|child* .. <is> sold
      <is> .. trafficked|starved|tortured|imprisoned|enslaved
      passport .. flight|taken|airport|hidden
      <journey> ... <today>|morning|hours|leaves|leaving|booked
      married .. <today>|<day>|week|abroad|cousin|off
      <is> .. cut|married .. <today>|<day>
      take|taken|taking|sent|sending|flying|flown .. <abroad>
      flying <them> .. out / coming for <them>
    `,
    state: `
      taken over .. flat|home|house / made .. !sleep|work / work off .. debt / making .. sleep|work|beg
      cuckoo*
    `,
    event: `
      forced marriage / fgm / locked .. in|out|up / marry|married / debt .. owe*|gang|line* / lock* .. room
      beaten|beat .. out|for
    `,
  },
  caring: {
    grave: `
      <drunk> ... <child>|<wheel>
      driving|drove|drives|driven .. drunk|drink / <child> ... drunk|intoxicated|hammered|paralytic
      loaded|load .. kids|children .. car / drinking .. keys|fetch|baby / drinking again .. with|has
    `,
    state: `
      drunk|intoxicated|hammered|paralytic|stoned / !high on drugs|crack|something|spice|weed
      under influence / stinking|reeking .. drink|alcohol|booze|cannabis / using .. heroin|crack|cocaine|meth|spice
    `,
    event: `drinking again / relapsed|relapsing / off .. face|head`,
  },
}

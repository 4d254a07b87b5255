import type { Family } from './risk-family.ts'

/** Signs by which harm is told by those who do not name it: what is seen, heard, measured or found. */
export const HARM_SIGNS: Readonly<Record<string, Family>> = {
  vitals: {
    grave: `
      pinned|pinpoint|blown|fixed|dilated pupils / foam*|froth* .. mouth / eyes .. rolled|rolling|glazed
      in and out of !consciousness|sleep / drifting|drifts|slipping .. !consciousness|unconscious|away
      not moving|waking|stirring|rousing / !wakes|wakening up .. not / lips .. blue|grey|swelling|swollen
      throat .. closing|swelling|tight / tongue .. swelling|swollen|blue / droop* .. face|mouth|side
      face|mouth|side .. droop* / speech .. !gone|slurred|jumbled / glass|tumbler test
      not .. fade|blanch / no pulse / pulse .. weak|thready|faint|racing
      chest .. sucking|recession|pulling / grunting / passing .. out / losing .. blood
      blood .. soaked|towels|sheets|mattress / soaked .. pads|towels / no urine / not .. urine|wee|weed
      bmi .. 10*|11*|12*|13* / not .. keep|keeping .. down / contractions / head .. crowning
      cord .. prolapse|round / no .. baby|foetal|fetal movement* / waters .. gone
      barely|hardly|scarcely breath*|respond*|conscious|moving|awake|speak|talk|alive
    `,
    state: `
      wheez* / struggling|fighting .. air / drooling / jaundice* / blue|grey|ashen|mottled / clammy
      burning hot|up / boiling hot / too weak|hot|cold|drowsy|breathless to
      can not .. !lift|move|stand|swallow|feel|speak / screams when|if .. moved|touched|lifted|turned
      deeper|weaker|drowsier|sicker|worse .. hour|minute
    `,
    event: `
      heart|pulse|respiratory|resp rate .. <number>
      gcs|sats|ketones|potassium|bm|bms|lactate .. <number>
      sugar|sugars|glucose .. 0*|1*|2*|3*|4* / temp|temperature|saturations|bp .. <number> / stiff neck / drip
      ketones / hypo / hypos / stung / reaction .. nut*|milk|egg|sting / epipen / adrenaline
      swollen .. shut|closed / eyes|eye .. shut / news|mews|pews .. <number> / hoarse
    `,
  },
  held: {
    grave: `
      by .. !hair|throat|scruff / !hair .. pulled out|clump*
      block* .. door|doorway|stairs|exit|path|gate / against|across .. front|back|bedroom|bathroom !door
      standing|sat|sitting over .. her|him|them / !whispering / whispers|whispered .. down|phone|he|please
      hand over .. mouth|face
      deadlock*|padlock*|bolted .. in|inside|door|outside / nailed|boarded|screwed .. shut|up
      cut|ripped|pulled .. phone|telephone|landline .. line|cable|wall|out
      not .. !let|allowed|allow .. out|leave|go|speak|phone
      wedged|jammed|propped .. chair|door|doors|handle|shut|table|wardrobe / forcing .. door|entry|lock|way
      hear .. calling|crying|screaming|shouting|yelling out|for|help
      security|staff|nurses|carers|porters|guards|officers can not .. hold|stop|restrain <them>
      line|call .. went|gone|cut dead|quiet|silent|off
      get|getting|break*|coming|kicking|smashing|climbing|come through|in|down .. !door|window|windows|roof|letterbox
      marched|frogmarched|hauled|yanked|bundled|carried .. out|off|into|away|her|him
    `,
    state: `
      trying|tries|tried .. get|break|force|push|come .. through|past|in|into|down|round
      speaks|speak for her
    `,
    event: `stopped|stops .. !answering|texting|replying / padlock* .. room|bedroom
      took|taken|takes|snatched|smashed|hid|hidden|broke|grabbed .. !phone|phones|mobile|handset|telephone .. off|so|and|from
      hidden|hides|hid|taken|took|confiscated .. shoes|keys|passport*|crutches|frame|wheelchair|inhaler
      coded|code word / safe word / silent call / 55 / heard .. slap*|thump*|scream*|crash*|bang*`,
  },
  arson: {
    grave: `
      alight / jerry can / jerrycan* / can|cans|bottle of petrol|diesel|paraffin|white|lighter / on !fire
      smoulder* / smell* .. petrol|smoke|burning|fumes / !smell .. coming|under|door / flames / blaze
      sparks|sparking / smoke .. <number>|filling|filled|thick|black|floor / fire|fires lit|started
      matches|lighter .. curtains|bedding|sofa|paper|hand
      lithium|battery|scooter .. exploded|caught|smoking
    `,
  },
  means: {
    grave: `
      <will> do .. it .. tonight|when|once|at|this|today|now|before|after / <will> do .. it as soon
      what|how she|he 'll|will !take|use
      wrong|other|far|outer side .. barrier|railing*|fence|parapet|rail|bridge
      searched|googled|looked|looking|search* .. how .. die|much|many|long / helium / sodium nitrite
      train times / see nan|grandad|mum|dad|him|her again .. heaven|soon
      not .. !see|worry|bother .. again|anymore|tomorrow|monday / thank*|thanks .. !everything
      last|final !message|text|call|goodbye .. said|says|was|from|she|he / sleep forever / never wake
      by .. own hand / ended it / finish it / quick and painless / no tomorrow
      not .. !here|around .. tomorrow|monday|morning|christmas|friday|weekend
      make .. it .. stop|quiet .. tonight|forever / handful .. tablet*|pills|paracetamol|them
      saved|saving|hoard* up|tablet*|pills|meds|insulin
      all .. tablets|pills|medication|meds|insulin .. gone|missing|once|taken
      injected .. insulin|all|whole / swallow* something|it|lot|all|whole|handful|some|two|three
      note .. sorry|goodbye|pillow|mirror
    `,
    event: `
      sorry mum|mam|dad|nan|everyone|everybody|all / left|found|leaving .. note
      giving|gave|given away .. his|her
    `,
  },
  pursuit: {
    grave: `
      he|she|they|who|dad|father|ex|partner|husband|family|gang|brothers|trafficker* has|have|'s|'ve .. !found|traced|tracked|followed|spotted .. flat|address|refuge|hostel|house|her|them|us|him|where
      man|men|bloke|lad|lads|guy|someone|boyfriend|friend|stranger .. app|online|internet|snapchat|instagram|discord|roblox|tinder|grindr|tiktok|insta|snap|website
      driven|drove|drives|driving off|away with|in / away|off|gone in .. car|van|taxi|cab|lorry|bmw|audi|golf
      driving|drove|driven <them> .. to|off|away|towards|north|south|from
      in boot of .. car|taxi|his|her / in .. !car|van|lorry|boot .. men|man|lads|males|stranger*|him|someone
      followed .. home|her|him|school|bus / by .. man|men|someone|woman .. claiming|pretending
      osman|threat to life / not .. uncle|parent|father|dad|aunt|mother .. at|he|she|been
      against .. medical|doctors|hospital|clinical|our !advice
      passports .. gone|missing|taken|out|bags|hand|him|them
      boarding|boarded|board .. flight|plane|ferry|coach|train|bus|boat|gate / one way .. ticket*|flight
      tickets .. booked|bought|tonight|tomorrow / tag|ankle tag|bracelet .. off|cut|removed|flat
      at large|wanted on / on the run
      meet|meeting|meets .. man|him|them|someone|bloke .. hotel|station|park|tonight|after|flat|mcdonalds|airbnb|car
      hotel|airbnb|travelodge|premier .. men|man|room|with|booked / selling|sold|sell her|him|them
      plugged|packing .. drugs|inside|wraps / blackmail*
      send|share|post|publish .. pictures|photos|images|video|nudes .. unless|if|tonight|everyone
      sextort*
    `,
    state: `not .. !located|traced / overdue / whereabouts`,
    event: `
      not back / curfew .. broke*|started|missed|breach*|was|ago
      went|gone|go|left|walked|got|seen .. with .. !someone|man|gentleman|men|male|males|stranger|older|bloke|lads|lad
      collected|fetched .. by .. man|someone|stranger|uncle|him / outside in .. car|van
    `,
  },
  exposed: {
    grave: `
      in .. !nightdress|nightie|pyjamas|slippers|socks|barefoot|shirtsleeves|nightclothes|gown
      in only .. shirt|shorts|tshirt|nappy|pants / snowed in / minus <number>
      degrees .. in|inside|room|flat|bedroom|indoors / flood|water .. rising|knee|waist|coming|bed
      heat|sun stroke|exhaustion / heatstroke / hotter / ice .. inside|windows
      no|without .. heating|hot|gas|electric*|power|boiler .. since|days|night|and
      power|electric*|electricity|supply .. failed|gone|off|cut|out .. ventilator|oxygen|concentrator|pump|since|dialysis|feed|suction|hours
      boiler .. condemned|dead|broken|off|gone|packed / live rat|rats .. cot|bed|bitten|baby
      sewage .. bed|floor|cot|coming|flat / bailiff* .. door|now|today|here|outside|this|arrive*
      nowhere to|safe|warm go|sleep|stay|be|tonight
      no !bed|placement|hostel|accommodation|room .. tonight|for
      on .. !pavement|kerb|doorstep|landing|hardshoulder|verge .. with|in|since|bags|baby|alone|outside
    `,
    event: `
      sleeping|sleeps|slept .. car|doorway|stairwell|park|bus|tent|bench|street|garage|a&e|toilets
      !locks .. changed / changed .. !locks / released .. no|without|nowhere|street|homeless / no fixed
      bags .. street|door|pavement|outside
    `,
  },
  cymraeg: {
    grave: `
      lladd / hunan|hunanladdiad / boddi / crogi / tagu / trywanu / cyllell / llosgi / gwaedu / gwaed
      anymwybodol / deffro / anadlu / tabledi|dabledi|pils .. llond|gormod|cymryd
      llond|gormod .. tabledi|dabledi|pils|bilsen / ar goll / ar dân / bygwth .. lladd|ladd|llosgi
      curo|bwrw|taro .. hi|ef|fo|plentyn / treisio|dreisio / ambiwlans / cleisiau
    `,
  },
  uncared: {
    grave: `
      nobody|no .. coming .. till|until|tonight|tomorrow|morning|monday|before
      nobody .. until|till .. monday|morning|tomorrow|<hour>
      only|just .. one|me|1 !carer|staff|nurse|member|agency ... <number>|residents|patients|children|all|floor|tonight|whole
      one|1 !carer|nurse|staff|member|girl .. for|between|to|with|and .. <number>|residents|fifty|forty|thirty|twenty|sixty|all
      no .. !nurse|staff|carer|carers|manager .. on|in|here|tonight|turned|duty|for|cover .. tonight|since|building|shift|site|floor|all|now
      carer*|mother|mum|dad|wife|husband|nan|parent|mam|gran .. !taken|rushed|admitted|collapsed|died|dead|arrested .. and|so|leaving|with ... alone|nobody|no|children|baby|he|she|left
      !died|dead|deceased .. this morning|last|today|night|yesterday|hour|and ... alone|nobody|she|he|child*|inside|with
      care|package|visits|calls .. stopped|ended|pulled|handed|withdrawn|cancelled .. today|tonight|this|from|and|yesterday|at|no
      in same .. !pad|clothes|nappy|bed|chair|sheets|position .. since|for|as|all|days
      last .. !fed|turned|changed|washed|ate|drank|eaten .. yesterday|<day>|sunday|<number>|on|this
      missed|missing .. dose|doses|dialysis|insulin|calls|visits .. <number>|today|two|three|this|now|tonight|since
      nothing .. to !eat|drink / not .. eat|drink|eaten|drunk|touched|fed .. since|for|days|in|today
      empty|bare .. fridge|cupboard*|freezer
    `,
    state: `
      no !carer|carers|staff|nurse|cover
      stuck|sat|lying|left|been .. chair|bed|floor|bath|toilet|commode .. since|all|for|overnight
      no !ans|answer|response|sign|movement .. at|inside|door|mr|mrs
    `,
    event: `
      nobody|no .. to !feed|lift|turn|hoist|wash|toilet|dress|sit|suction|collect|watch|meet|relieve|medicate|supervise
      can not .. !feed|wash|reach|call|toilet|left|transfer
      post|mail|milk .. piling|piled|step|mat|doorstep / curtains .. closed|drawn|shut|still
      lights|telly|tv .. on / feet|legs|body|hand|arm .. through|letterbox|visible|see|floor
    `,
  },
}

/**
 * Words that are in calm mail too, by what they are about. One says nothing; several of different kinds, close
 * together and beside a word for now, are how people tell of danger whom no list of phrases foresaw.
 */
export const TRACES: Readonly<Record<string, string>> = {
  whom: `
    pushchair|buggy|pram / the girls|boys|kids|twins|lads / <child> .. in|behind|inside|under|on / alone in
    sixteen|fifteen|fourteen|thirteen|twelve|eleven|ten|nine|seven|six|five|four|three year|is|and|old|and
    months|weeks|days|year old / months|weeks|hours .. old / newborn / baby / bab / toddler*
    twins|twin / reception|nursery|primary / little one|ones|girl|boy|lad|brother|sister / bairn*
    he|she|they|who|lad|girl|boy|child .. is|'s|are <number> / yr 1|2|3|4|5|6|7|8|9|10|11 / dementia
    alzheimer* / parkinson* / frail / bedbound / wheelchair / housebound / blind / deaf / non verbal
    learning disab* / autistic|autism / downs / diabetic / stroke / quadripleg* / paralysed / tetrapleg*
    disabled / palliative / kids / children .. upstairs|inside|there|in|with|asleep / girl / boy
    schoolgirl / grandad|nan|gran / widow* / under fives / resident|residents / mr|mrs
  `,
  body: `
    words .. mixed|jumbled|muddled|wrong|garbled
    mouth|arm|leg|side|hand .. not|n't .. joining|working|moving / bag|pillow|cloth over .. head|face
    sleep .. it off / confused|thinks|believes .. is 19*|war / not .. know .. where|who|what day|year
    catheter|cannula .. in|still / third|second degree / burns / unplug* / overnight / thump / yell* / slap
    tore / torn / not woken / feeds / yellow to / not .. fed|turned|changed / bleeding / lump / weeping
    red .. eyes|sink|floor|water / stats|obs / on air / potassium / hunger strike
    refused bloods|meds|food|fluids / not .. stand|walk|sit|bear / headache* / cracked / tongue
    knee on|in|to / compress* / bent / twisted / stiff / limping / can not .. stand|sit|feel
    cat|category 2|3|4 / funny colour / bleeds / colour / gone off|floppy|limp / smell|stench / bandaged
    gash / stitches / hurting / starv* / underweight / skinny / wasted / since .. ate|drank|slept
    headbutt* / head .. wall|door|window|glass / bloods / red all / cut|cuts / raw / blisters / bruise*
    graze* / scratch* / finger shaped|marks / jaw / ear|ears / thigh|thighs / stomach / throat / neck
    wrist* / ankle* / limp / floppy / rigid / trembl* / twitch* / rocking / gasping / whimper* / moan*
    groan* / scream* / pee|peed|wee / soaked / nappy|nappies / pad|pads / fever / hot to / freezing
    shiver* / numb / collapsed / faint* / dizz* / blur* / jaundice* / sores / sacrum / bedsore* / insulin
    hypo / ketones / seiz* / fit|fits / sats / pulse / heart rate / peg / trache* / suction / dialysis
    overdose / labour / contraction* / pregnant / weeks gone / waters / bleed* / blood* / vomit* / diarrhoea
    stool / 40|39 degrees / drows* / slur* / gone quiet|white|blue|grey|cold / belly / skin / lips / yellow
    black and / smells / red over|everywhere / thud / bang / jab / mark|marks / patches / melted / scorched
    weight / bone|bones / thin / drinking|drunk / stopped / sweat* / hand / arm / eye / face / hair / sick
    poorly / hurt* / asleep / sleepy / wake|woken|waking / cries|crying|tears / shak* / weak / confused
    swollen / bandage / towel / wet / stain* / bite / limb* / feed|feeds / breath* / cough* / lying|laid
    slumped / still / quiet / voice / mouth / knees / shoulder / chest / back red|raw / foot|feet
    toes / temperature / dose|doses / needle / injection / tablets|pills|meds / inhaler / pens / pump / tube
    drain / stoma / catheter / wound / infection / pus / swelling / rash / bp / hallucinat* / paranoi*
    manic / not .. slept|sleeping|settle|speak|talk|talking|walk / pale / pupils / dizzy / sheet|sheets
    undressed / burn
  `,
  things: `
    cord / dressing gown cord / zippo / can and / flask / drip / loaded .. gun|shotgun / lorry park / bench
    generator / run dry / cot side*|rails / bolt / sleeping pills|tablets / her mum / razors
    sheet .. strips|torn / wheels / under table|bed|sofa / monitor|alarm .. unplug*|off|reading|beeping
    flat battery / bottles / wine / bin liners|bags / below|minus / flame / co2|ppm|co / monitor reading
    chemicals / compass / spanner / pitchfork / shears / saw / fork / rake / cutter / belt .. and / flex
    stairgate / bannister / sash / rope / gas .. on / tap|taps running|on / filling bath|tub / bare
    plugged / socket / extension / heating .. off|out / hot water / black smoke / sparks / live / exposed
    collapse* / rotten / hole / floor .. gone|missing|rotten|through / gap / jumping
    no .. floor|seats|belts|helmet|brakes / seat|seats|belts / knife|knives / axe / machete / scissors
    razor* / hatchet / gun / rifle / barbed / acid / bleach / antifreeze / weedkiller / white spirit
    petrol / diesel / gas bottle / candle* / barbecue / fire|fires / flame* / smoke / fumes / alarm
    electric* / socket* / lift / scaffold* / roof / ledge / platform / tracks / railway / crossing / viaduct
    river / canal / weir / quarry / reservoir / cliff / beach / woods / field / alley* / multi storey
    rooftop / hob / oven / iron / boiling / radiator / rubbish / faeces / urine / maggots / flies / syringe*
    needles / powder / tin foil / cannabis / cocaine / heroin / alcohol / whisky / gin / helium
    plastic bag / ligature / noose / belt / laces / cable / chain|chains / padlock* / lock|locked|locks
    bolt* / cage / cupboard / box room / bars / crate / blade / door off|kicked|open / engine / spade|shovel
    gel / heater / plug|plugs / stove / gas / smok* / spark / mattress / strips / brick / stick / stool
    pan / lighter / match|matches / fuel / chemical* / cleaner / pond / pool / bath / bathwater / stairs
    window / balcony / edge / bridge / rail / traffic / road / motorway / car park / garage / wheel
    seats|seat / brandy / vodka / beer / bottle / cans / spice / crack / weed / ket|ketamine / mdma / pipe
    foil / water / ceiling / leak* / wire|wires / light fitting / meter / battery / rats / dog|dogs
    pitbull / drawer / pallets|pallet / caravan / tent / shed / loft / cellar / bag / string / hood / tape
    sharpener / screws / magnets / pen lid / marble / grape / balloon / air rifle / crossbow
    extension lead / hoist / airway / ventilator / concentrator / cot / pram / chair leg / hammer / bat
    snow / sleet / rain / frost / heat / storm / flood / wind / sea / tide / lake
  `,
  people: `
    not .. give .. back / keep|keeps|kept|has .. her|his|their .. phone|coat|charger|card|wages
    shamed|dishonour* / elders|men met / laughing|filming|live video / driver|lorry
    address .. page|bundle|file|letter|envelope|court|papers / solicitor .. bundle|address / early release
    reeking|stinking|slurring|swaying / the same adults|house|man|carer|people / cemetery / buried
    with him|her again / sting / swinging / wields|wielding / handed to / picked up .. by|was
    story .. fit|change*|match / not .. fit / men living / four|three|two|five of them
    sat|sits|sitting|parked|waiting in car|outside|opposite|across / across .. road|street
    put|puts .. window|door|in / sort <them> / sort her and / once and for all
    make|making <them> .. pay|suffer|sorry|regret / teach .. lesson / deal with <them> / see to <them>
    get what|her / agent / photographer / modelling / chap / sitter / on .. list / the list / au pair
    servant / not .. his|hers|theirs / hold|holding .. something|it|package|them for
    carry|carrying .. for|when|them / they said|know / making me|him|her|us|them
    mate|mates .. moved|in|has / has .. card|money|keys|passport|phone / the devil|jinn|evil / possessed
    curse* / exorcis* / healer / pastor .. says|beat|fast / cctv / filmed
    seen .. hitting|pinning|shaking|dragging|slapping / pinned / knelt
    new lodger|boyfriend|partner|man|flatmate / let .. in / lets|letting .. him / moved in
    answered .. door / bailed / not to go near|contact|approach / box room
    next to .. girls|bed|her|room|children|kids / man .. from|who|with
    with .. man|chap|bloke|lad|fella|stranger / older / his|her|the ex / men upstairs|downstairs|inside
    four|three|two|six|five .. men|lads|blokes|fellas|of them / drove .. into / swung / hit / armed|carrying
    for him|her at|outside / sex offender|offence* / registered / jail / gang / county line*
    debt|debts|owes|owed / threat* / stalk* / outside / waiting / at .. door|gate|window|house
    men .. in|at|with|outside / visitors / coming and / trafficker* / punter* / clients / fellas
    van|white van|black car / posted .. door|address|photo / knows .. where|address|she
    same .. house|home|room|flat|roof|address / unsupervised / babysit*
    staying|stays|stayed|sleeping .. with|over|night / alone .. with|in|at / hit|hits|hitting / slap*
    punch* / kick* / drag* / push* / chok* / strangl* / rape* / attack* / burnt|burned / tied / forced
    made .. to|him|her / marry|married|wedding / dowry / groom* / nudes / webcam / breach* / rage / lunged
    hammer* / spat / broke|broken|break|breaks .. in|down|door|bail|terms / barricad* / siege / armed
    hostage / relapsed / using again / high / pissed / intoxicat* / paranoid / voices / believes .. is|that
    devil / demon* / gangmaster / lodger / trial / boyfriend / ex / stepdad|stepfather / partner
    blokes|bloke / lads / men / older man|lad / stranger|strangers / uncle / cousin* / brothers / buyer
    dealer / landlord / handler / recruiter / pimp / bail / prison / released / gate / custody / curfew
    tag / tracker / order / wasn|was not .. aunt|uncle|mother|father|parent|dad|mum / unknown
    agency worker / bury / kill* / revenge / honour / shame / warned / picture|photo of / watching
    found her|him|them|out / swinging|waving|brandishing / shouting / drunk / furious
    threw|throws|throwing / climbed / on top / wrong person|man|adult / cuckoo* / not .. look at
    snapchat|snap|insta|tiktok|discord|facebook / travelodge|hotel|premier|airbnb / posted / messag*
    sorry or|if / row|argument|fight / addict / abuser / perpetrator / attacker
    the same adult*|man|worker|carer|agency|men
  `,
  going: `
    driven off / without .. seats|seat|belts|helmet|him|her / one way / the sea / let go
    not .. coming back / bolted / legged / scarpered / got away / slipped out|away
    left school|home|class|ward|lunch / overnight bag / up to|onto .. cliff*|moor*|roof|head|bridge
    banjul|gambia|lagos|mogadishu|dhaka|sylhet|kabul|lahore|islamabad|karachi|cairo|freetown|conakry|bamako
    fly / booked / taken|took|takes .. boys|girls|kids|baby|them|all
    at six|seven|eight|nine|ten|two|four|three|lunch|noon|midnight|break
    when .. gets|comes|get|come .. out|back|home|in|here|for / ever since / ever going
    never .. back|see|again / goes|go|gone|went back in|to / back in / in .. again|at|later
    in twenty|ten|five|thirty|an|half|two|fifteen minutes|hour|hours|mins / not .. say|saying why|where
    will not|wo not say / not .. on coach|bus|train|minibus / looked everywhere
    tracking|tracked|streets away / airport / passport* / suitcase* / packed / packing / ticket* / boarding
    ferry|eurostar|coach / lorry / pakistan|somalia|turkey|syria|gambia|nigeria
    leaves|leaving .. at|on|tonight|for|tomorrow|from / set off / heading|headed / jumped|climbed|ran|run
    vanish* / disappear* / abscond* / gone .. from|since|with|off / bed .. empty|not slept / window .. open
    car .. gone / took .. children|baby|kids|her|him|them|car / taking .. her|him|them / out .. since|all
    ago / since|till .. <number>|<day>|<hour> / at half|quarter|ten|five / gets out / released / discharged
    home time / pick up|pickup / bell / last .. seen|heard|contact|text|message|ping
    phone .. off|dead|died|rings|voicemail / landed|landing / heathrow|gatwick|luton|stansted|manchester
    check in / flight / wedding / drive*|driven|driving off|away|her|him|them / coming back / goes home
    go home / bring .. back / bus pass / let out / walked|ran|went|got out / left / gone / taken / collect*
    picked|pick|picks .. up / not .. back|returned|arrived|home / no coat|shoes|bag|phone|jacket|key
    wander* / lost / missing / last text|seen|heard|ping|jab / off site / back at|by|from|tonight
    comes|coming|gets back|home / on way|road / train|bus|coach|taxi to / seen|spotted at|near|with
    handover / handed / ever see|seeing / sea / dover / midnight / night / dark / at <number>
  `,
  absence: `
    discharged .. no|without|alone|outside|to|to .. bench|street / died in|last|on|yesterday
    third|fourth|fifth time|visit|attendance / left before|without / only adult|person|one
    nobody else .. to|for / nobody .. come|came|turned / never|not arrived
    come for them / need|needs .. two|both|hoist / not got|has .. bed / bed until / no floor
    not fed|turned / will|wo not .. open|speak|talk|say|come|leave|eat / out of date / have been eleven|ten
    since seven|six|five|eight|nine|ten|midnight
    not .. answer|answered|been .. monday|for|since|to|door|meals / let down
    nobody|no one .. for|to|has|in|is|coming
    gp|doctor|nurse|visit|they .. thursday|friday|monday|tomorrow|week / six|four|eight|ten|five|three hours
    come|coming|visit on|next .. thursday|friday|monday|week
    eviction|tenancy|notice|placement ended|ends|ran|up
    not got|get .. passport|papers|bed|phone|key|money|one / no one to|special|for|with
    eleven|twelve|ten|nine|eight|seven|six|five|four|three since / not .. taken|turned|fed|washed
    took .. look and / straight to|through voicemail|custody|answerphone
    says .. wait|monday|thursday|fine|no / can not .. any more|anymore|longer
    discharged .. him|her|herself|himself / voicemail / dead / unstaffed
    no cover|show|sign|answer|reply|response|pulse|key|clue|idea|transport|ambulance / just rings|rang
    not .. been|had .. fed|washed|changed|turned|seen|food|meal|insulin|visit / walked out
    handed back|notice / gave up / full / cancelled
    stopped|stops|ended|ends .. today|tonight|at|coming|care|visits
    not .. taking|had|have|got .. meds|medication|insulin|food|food|money|credit|bed / empty
    left .. with|to|in / does not|did not .. know
    cannot|can not .. be|cope|feed|wash|walk|move|see|hear|speak|swallow|use|tell|lock|find / off shift
    shift changes|ends / won .. come / refus* .. entry|in|access|come|go / lost .. keys|power|signal|phone
    cut off / stranded / homeless / sofa / rough / nowhere / nobody|no one|none|noone / !alone
    not .. answer*|answering|open|opening|reply / closed|shut till|until|for|now
    wait|wait .. until|till|monday / engaged
    out of date|stock|battery|milk|food / never arrived|came|turned|showed
    not .. arrived|come|turned|shown|reach
    no staff|nurse|carer|cover|bed|beds|food|heating|water|power|grown|adult|english|number|key
    on hold / cannot|can not .. get|reach|stop|leave|find|tell|open / out of hours / run|ran out
    not .. own|her own|his own / on his|her|their own / refus*
    will not|wo not .. open|go|come|let|speak|leave|talk / need|needs|need* two / only one|me / broken
    says .. making fuss / short of|staffed / left|leaves with / no .. floor|bed|beds / gone home
  `,
  speech: `
    apologis* .. to|for .. all|everyone|everything|lecturers|friends|family / apologise
    clear*|empt* .. room|desk|locker|flat / key|keys under|through .. door / ring*|ringing out
    deleted .. account*|profile* / paid .. off / not .. take our|my|the calls|call / said sorry / hang up
    or .. would|will|'ll .. sorry|regret / then nothing / someone call|ring|help|come
    please|pls .. call|ring|help|someone / who do i / on phone to / scream*
    said mummy|daddy|mum|dad|he|she|they|his|her / shown us|me|him / his|her own words
    chats|screenshot*|video / leaving .. dog|cat|ring|keys|everything / thanks for trying / slid
    does not want / what happens .. if|when|to / not here|around any|anymore
    do this|it .. any more|anymore|again / give up / had enough / no good / voice note|message
    line .. dead|went / shouting|shouted / crying / pleading / heard .. her|him|them|it / 999|111 / crisis
    said .. would|will|going|can / wants .. to die|be|end
    friend|sister|brother|neighbour|caller|teacher .. says|said|rang|told|texted|heard|reckons
    cannot|can not .. go|stay|leave|take / do not .. know / who .. do|should i|ring / what do i / hurry
    now / right now / as i|we type|write|speak|talk / begg* / whisper* / asked .. not|stay|sleep|if
    told me|us|her|his|staff / says|said .. he|she|will|they / could hear / heard / hung up / anonymous
    neighbour* rang|says|heard|called / text|texted|texts / rang|rung|phoned / shown|showed|shows me|us
    wrote / not .. here any|anymore / next time|life / bathroom / toilets|toilet / hiding|hid
    under table|bed|stairs|desk / scared|frightened|afraid|terrified|petrified|worried / sobbing / screaming
    goodbye / make it look / secret / not tell / please help|hurry|ring|call|come|someone / pls|plz
    call me / ring me / asap / urgent*
  `,
}

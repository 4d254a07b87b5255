/** What says that all is well, or that nothing happened. */
export const WELL = `
  gained|gaining|good weight / milestones / centile / called|calling off / postponed / as .. order|plan|agreed .. allows|says|permits
  fully .. staffed|stocked|recovered
  is|was|'s|been|seems calm|comfortable|happy|content|chatty|clean|great|relaxed|smiling|playing
  enjoyed|enjoying|enjoys / had .. good .. term|day|night|week|lunch|time|dinner
  in custody until|awaiting|on / went home happy
  all .. accounted / normal|clear .. bloods|scan|results / bloods|scan|results|obs .. normal|clear
  fit and well / safe and well|sound / found safe|well / nothing broken|wrong|untoward|urgent
  no injuries / all well|fine|good|safe / is|are|'s|'re|been|was .. fine
  is|are|'s|'re|feel|feels .. safe / doing|settled|managing|managed|coping|eating .. well
  settled|thriving / well|better|happily .. controlled|supported|managed|settled|looked|now / false alarm
  was|were false / that was false / inventing|invented / healed / recovered
  turned out|to be / happy|content|pleased|glad|relieved .. with|to|that|for|and|report|hear
  nothing more to it / been nothing since|more|further|new / no worries|concerns|complaints / not .. worried|concerned
  back to normal|school|class / mended|fixed|repaired|restored|resolved / gave .. all clear
  back with .. carer|mum|parents / well looked / cheerful / exercise only
  stable
  was|were .. tv|television|football|drill|joke|prank / just for .. notes|information|records|file
  for information .. only / not .. emergency / no rush / can wait till|until|another
  wait till|until monday|next|the week / went well / closed in|last|on|the / no longer need*
  thank you|thanks for .. help|call|update / has been suspended|removed|fitted|moved
  cancel / nid oes / dim pryder
  full dinner / good weight|spirits
  fully staffed / old bruise / child is|'s fine|ok|okay / is|'s|are ok|okay
`

/** What says that somebody is now where harm does not reach them. */
export const PLACED = `
  in .. custody|prison|hospital|ward|refuge|bed|placement until|awaiting|till|now / remanded|sectioned
  moved|gone|went to live with / with .. grandmother|grandparents|nan|aunt|foster|carers until|since|now
`

/** What says that nobody is in danger now: that there is none, that it is over, that no more is asked. */
export const CLEAR = `
  no .. risk|danger|threat to anyone|anybody|him|her|them|the|this|either|child*|family|life|today|now|tonight
  no immediate|current|present|imminent|apparent .. risk|danger|threat|concern* / no danger
  no risk|threat today|now|tonight|at present|currently / nobody|none|naebody|neither .. at|in .. risk|danger
  no one .. at|in .. risk|danger / nobody|none <is>|came unsafe|harmed|hurt|injured|to harm
  no one .. <is>|came unsafe|harmed|hurt|injured|to harm / not .. 999|emergency|crisis
  no .. incident|incidents|injury|injuries|harm .. reported|seen|found|since|which|known
  not in|at any|immediate|current|present .. danger|risk / not about today|now|tonight
  risk|danger|emergency ... <is>|has .. passed|past|over|gone|averted / nothing needs|needed .. today|tonight|now
  nothing ... think|suggest*|indicat* ... danger|risk / ok|okay|fine for now|tonight|today
  fine til|till|until monday / longer wish*|want* to pursue / not .. wish|want to pursue this|it|matter|step|stage
`

/** What says that a case is made up, for teaching or in the abstract. */
export const MADE_UP = `
  scenario|scenarios|vignette* / quiz / hypothetical* / made up case / case study / fictional
  in abstract / meaning of / test is whether
`
/** What mail is about that tells of no case: teaching, wording, recruiting, counting. */
export const OF_NO_CASE = `
  exercise / slide|slides / training|elearning|webinar|workshop / delegate|delegates / learning lunch / lunch and learn
  sandwiches / session on / poster|posters / wording|worded / print|printed|printers
  awareness week|day|month / leaflet* / for booking / to book / vacancy / postholder / shortlist*
  apply through|by|via / in opinion / annual|audit return / figures for
`

/** What calm mail is about: money, papers, meetings and who is to do what. */
export const PAPERWORK = `
  provider / minute|minuted .. it / invoice
  points / panel / my last mail|email|message / complaint / grant / equipment
  we say / step|stepped|stepping down / capacity / rota / form / pathway
  disagree*|disagreement*|dispute* / threshold*
  funding|fees|costs|pays|invoice|budget / consent form / conference / course / session|sessions / agenda
  proportionate / assessment / review / protocol
  question of|whether / plan .. for|with|is / confirm that|the|whether|receipt
  please send|sign|amend|cancel|confirm / would|'d like / terms of / minutes / draft
  register / appointment* / due to be / responsib* / process / report
`

import type { Family } from './risk-family.ts'

/** What says in so many words that somebody is in danger, whatever the danger is. */
export const STATED: Family = {
  grave: `
    immediate* .. protective|intervention|help
    immediate*|imminent* .. risk*|danger*|harm|threat*|peril|protection
    immediate*|imminent|urgent .. safeguarding|safety|welfare concern*|risk|issue*
    risk*|danger .. <is> .. immediate|imminent|acute|extreme|grave|critical
    risk*|danger* .. <is>|has|have .. escalat*|increas*|rising|heightened|growing|higher
    risk*|danger <is> not immediate but .. escalat*|increas*|rising|growing|getting
    escalating|rising|increasing|mounting|heightened .. risk*|danger*|threat*
    grave|mortal|extreme|acute|real|serious|terrible danger|peril
    high|serious|grave|extreme|acute|real|significant risk of death|dying|serious|being|stroke|suicide|overdose
    in .. danger / is|are|'s|'re|remain*|feels .. unsafe / risk to life / life threatening / fear* .. life|lives
    in fear .. life|lives / emergency|crisis now|unfolding|tonight
    needs|need|must .. seen|removed|help|protecting|protection|collected|somebody .. <today>
    need* .. !here .. now|tonight|immediately / need* .. place|bed|placement|somewhere .. tonight / not .. !stay|remain|return|go|left|sent|wait .. tonight|now
    not .. safe .. now|today|tonight|home|here|there|stay|stays|leave|go|goes|return|where / no longer safe
    not safe / not be .. kept safe / domestic incident in progress
    will|'ll be .. killed|dead|hurt|harmed|injured|inquest
    he|she|they|child*|baby .. could|may|might|will|'ll|going .. die / will|'ll .. die
    concern*|worri*|fear*|frighten*|scared|worry|alarm* .. for|about .. !safety|life|lives|welfare ... <today>
    mewn perygl|berygl / perygl|berygl|pherygl|risg|risk uniongyrchol
  `,
  state: `not .. safe`,
  event: `
    risk|danger .. significant|serious|immediate|grave|severe|further harm|injury
    risk of harm|death|violence|abuse|assault|injury|sexual|exploitation / at .. risk
    significant|serious|severe|grave harm / unsafe / risk*|danger .. <is> .. high|severe|serious|significant
    in|at|as crisis / !emergency / critical / niwed / perygl / berygl / strategy discussion within|hour
  `,
}

/** What says that an emergency service has been called, is coming or is there, or has used its powers. */
export const CALLED: Family = {
  grave: `
    <rang> .. 999|112|ambulance|paramedics|police|coastguard
    999|112 call* / 999|112 <is> .. line|phone|coming|way / 999|112 .. called|rung|rang|made|dialled|twice
    <responder> .. called|coming|here|way|scene|en|dispatched|arrived|rung|informed|negotiat*
    <responder> <is> .. outside|working|trying|searching|looking|here|forcing|there|treating|inside
    <responder> <is> .. attending|at|on|with .. <them>|<place>|scene|way|now
    police|officers|fire .. forced|forcing .. entry|way|door / on .. phone to police|999|ambulance
    police|officers .. taken|removed|seized .. child*|<them> / had|need|needed to .. ambulance / crime scene
    emergency protection / epo / police protection|powers / powers .. protection / section|s 46
    wedi ffonio|galw .. heddlu|999|ambiwlans / air ambulance
    rushed|blue lighted|blue lit|bluelighted to|in / by|in .. ambulance now|today|this|to hospital
  `,
  event: `
    police .. have|has link|log|details|number / police|officers attended|attending / paramedic* / ambulance
    a&e / resus
  `,
}

//! The relation rules, one group a file, and their registry.

mod approval;
mod attend;
mod audience;
mod author;
mod award;
mod bearer;
mod building;
mod charge;
mod contest;
mod cooperation;
mod employer;
mod event;
mod given;
mod goes_to;
mod hearing;
mod honour;
mod joined;
mod leave;
mod member;
mod name;
mod order;
mod part;
mod passes;
mod passive;
mod place;
mod position;
mod post;
mod report;
mod share;
mod superlative;
mod travel;
mod verb;

use super::rule::Rule;

/// Every relation rule, in the order of application.
pub const RULES: &[Rule] = &[
    verb::ACTIVE,
    verb::REVERSED,
    verb::DATIVE,
    passive::AGENT,
    passive::PATIENT,
    passive::PASSIVE,
    place::HELD,
    place::SITUATED,
    place::GO,
    place::ARRIVES,
    building::SITE,
    building::PAYS,
    building::JOINTLY,
    building::PLACED,
    building::FOUNDER,
    superlative::SUPERLATIVE,
    travel::VISIT,
    position::APPOSITION,
    position::OFFICE,
    position::SERVES,
    post::BRACKET,
    post::BODY_BEFORE,
    charge::CHARGE,
    employer::OF_TOPIC,
    post::AFTER_NAME,
    employer::ENGAGES,
    leave::LEAVES,
    cooperation::PAIR,
    cooperation::MEETING,
    audience::AUDIENCE,
    order::SIGNS,
    passes::PASSES,
    approval::LEAVE,
    joined::JOINED,
    cooperation::LEADERSHIP,
    cooperation::STAKE,
    share::HOLDER,
    share::QUITS,
    event::ATTENDS,
    event::SPEECH,
    hearing::HEARD,
    event::RESULT,
    event::SPONSOR,
    attend::AT,
    attend::SAYS,
    contest::STANDING,
    contest::SENDS,
    contest::HONOURED,
    contest::DELEGATE,
    award::GIVE,
    award::BRACKET,
    award::WINS,
    goes_to::GOES_TO,
    given::GIVEN,
    honour::BEFORE_NAME,
    bearer::BEARER,
    honour::BY,
    part::PART,
    member::MEMBER,
    member::UNIT,
    member::ONE_OF,
    member::OF_BODY,
    member::TAKEN,
    member::REPRESENTS,
    member::LED,
    author::AUTHOR,
    report::MEANS,
    name::CHAIN,
    name::BEGINS,
];

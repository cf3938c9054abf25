//! The relation rules, one group a file, and their registry.

mod award;
mod building;
mod cooperation;
mod event;
mod member;
mod name;
mod passive;
mod place;
mod position;
mod report;
mod share;
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
    position::APPOSITION,
    position::OFFICE,
    position::SERVES,
    position::BODY_BEFORE,
    cooperation::PAIR,
    cooperation::MEETING,
    cooperation::LEADERSHIP,
    cooperation::STAKE,
    share::HOLDER,
    event::ATTENDS,
    event::SPEECH,
    event::RESULT,
    event::SPONSOR,
    award::GIVE,
    award::BRACKET,
    award::WINS,
    member::PART,
    member::MEMBER,
    member::REPRESENTS,
    member::LED,
    report::MEANS,
    name::CHAIN,
    name::BEGINS,
];

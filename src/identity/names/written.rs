//! Names that differ in how they are written: quotation marks, short words for long ones, a company's legal form.

use super::super::key::{spelling, written_out};
use super::{Name, Proposer, Tally};
use crate::ontology::{EntityClass, EntityType};
use crate::text::without_legal_form;

impl Proposer<'_> {
    pub(super) fn spelling(&mut self) {
        for block in self.blocks(|text, _| Some(spelling(text))) {
            let (full, rest) = (block[0], &block[1..]);
            for short in rest {
                self.propose(
                    short,
                    full,
                    "spelling",
                    Tally::new(0.97, "写法相同 the same but for quotation marks and the like"),
                );
            }
        }
    }

    pub(super) fn written_out(&mut self) {
        let lexicon = self.lexicon;
        let key = |text: &str, name: &Name| {
            let full = written_out(text, name.kind(), lexicon);
            (name.kind() == EntityType::Organisation).then(|| spelling(full.as_deref().unwrap_or(text)))
        };
        for block in self.blocks(key) {
            let (full, rest) = (block[0], &block[1..]);
            for short in rest {
                self.propose(short, full, "written-out", Tally::new(0.93, "全称相同 the same in full"));
            }
        }
    }

    pub(super) fn companies(&mut self) {
        let key = |text: &str, name: &Name| {
            let company = name.class() == Some(EntityClass::Company);
            company.then(|| without_legal_form(text).unwrap_or(text).to_owned())
        };
        for block in self.blocks(key) {
            // The form with most in it is the registered one.
            let Some(full) = block.iter().copied().max_by_key(|text| text.chars().count()) else { continue };
            for short in block.iter().filter(|short| **short != full) {
                self.propose(
                    short,
                    full,
                    "legal-form",
                    Tally::new(0.85, "只差公司形式 the same but for the legal form"),
                );
            }
        }
    }
}

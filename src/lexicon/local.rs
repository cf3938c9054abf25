//! Where a place's bodies bear other names than elsewhere: in Zhejiang a city's 文旅局 is its 文化广电旅游局.

use rustc_hash::FxHashMap;

use super::entry::{Entry, Level};
use super::table::rows;
use super::{Institution, Lexicon};

/// Full forms of kinds of bodies, by place, level and short form.
#[derive(Clone, Debug, Default)]
pub(super) struct Local(FxHashMap<(String, Level, String), String>);

impl Local {
    /// Reads `place levels shorts full`.
    pub(super) fn parse(table: &str) -> Self {
        let mut found = FxHashMap::default();
        for row in rows(table) {
            for level in row.cell(1).chars().filter_map(|c| Level::parse(c.encode_utf8(&mut [0; 4]))) {
                for short in row.values(2) {
                    let key = (row.cell(0).to_owned(), level, short.to_owned());
                    found.insert(key, row.cell(3).to_owned());
                }
            }
        }
        Self(found)
    }
}

impl Lexicon {
    /// The full name of the body of `place` that `short` stands for there, where `kind` is what it stands for in most places.
    pub fn body_name(&self, short: &str, kind: &Institution, place: &Entry) -> String {
        let local = self.local_form(short, place);
        local.map_or_else(|| kind.name(&place.name), |full| format!("{}{full}", place.name))
    }

    /// The full form that the nearest division above `place` lists, itself first.
    fn local_form(&self, short: &str, place: &Entry) -> Option<&str> {
        let level = place.division.as_ref()?.level;
        let mut above = Some(place);
        while let Some(entry) = above {
            let key = (entry.name.clone(), level, short.to_owned());
            if let Some(full) = self.local.0.get(&key) {
                return Some(full);
            }
            above = self.parent(entry);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_place_that_lists_a_body_names_it() {
        let lexicon = Lexicon::builtin();
        let name = |place: &str, short: &str| {
            let entry = lexicon.place(place).unwrap();
            let kind = lexicon.institutions.find(short, None).unwrap();
            lexicon.body_name(short, kind, entry)
        };
        assert_eq!(name("温州市", "文旅局"), "温州市文化广电旅游局");
        assert_eq!(name("无锡市", "文旅局"), "无锡市文化广电和旅游局");
        assert_eq!(name("南京市", "文旅局"), "南京市文化和旅游局");
        assert_eq!(name("烟台市", "文旅局"), "烟台市文化和旅游局");
        assert_eq!(name("温州市", "科协"), "温州市科学技术协会");
    }
}

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
        let short_name = place.division.as_ref().map_or("", |d| d.short.as_str());
        // 镇江经济技术开发区管理委员会: a zone goes by its city's short name.
        let zone = kind.full.contains("开发区") && !short_name.is_empty();
        let owner = if zone { short_name.to_owned() } else { self.owner_name(place) };
        let local = self.local_form(short, place);
        local.map_or_else(|| kind.name(&owner), |full| format!("{owner}{full}"))
    }

    /// How a place is written in the official name of its bodies: a district's are its city's too (常州市武进区人民政府), those of a
    /// county or a county-level city are not (溧阳市人民政府).
    pub fn owner_name(&self, place: &Entry) -> String {
        let district =
            place.division.as_ref().is_some_and(|d| d.level == Level::County) && place.name.ends_with('区');
        let city = self.parent(place).filter(|city| {
            district && city.name.ends_with('市') && !place.name.starts_with(city.name.as_str())
        });
        city.map_or_else(|| place.name.clone(), |city| format!("{}{}", city.name, place.name))
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

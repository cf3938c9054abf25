//! Nouns that alone take up the one thing of their kind that was named before: 大会, 公司, 报告.

use super::table::{TableError, rows};
use crate::ontology::{EntityClass, EntityType};

/// What a noun may take up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DefiniteNoun {
    /// The type of what it takes up.
    pub kind: EntityType,
    /// The classes of which any will do.
    classes: Vec<EntityClass>,
    /// How the name may end instead.
    endings: Vec<String>,
    /// How it may not end.
    barred: Vec<String>,
}

impl DefiniteNoun {
    /// Whether the noun may take up a thing of that type, class and name: 会议 a 座谈会, 学校 a 中学.
    pub fn fits(&self, kind: EntityType, class: Option<EntityClass>, name: &str) -> bool {
        let ends = |endings: &[String]| endings.iter().any(|ending| name.ends_with(ending.as_str()));
        // 计算机学院 is a part of a school that is named with it.
        let part = name.ends_with("学院") && name.contains("大学");
        let of_class = class.is_some_and(|class| self.classes.contains(&class));
        kind == self.kind && !part && !ends(&self.barred) && (of_class || ends(&self.endings))
    }

    /// Reads `noun type classes endings`.
    pub(super) fn read(table: &str) -> Result<Vec<(String, Self)>, TableError> {
        let row = |row: super::table::Row<'_>| {
            let bad = |reason: String| row.error("definite-nouns.tsv", reason);
            let classes: Result<_, String> = row.values(2).map(str::parse).collect();
            let (barred, endings) = row.values(3).partition::<Vec<_>, _>(|ending| ending.starts_with('!'));
            let owned = |endings: Vec<&str>| -> Vec<String> {
                endings.into_iter().map(|ending| ending.trim_start_matches('!').to_owned()).collect()
            };
            let noun = Self {
                kind: row.cell(1).parse().map_err(bad)?,
                classes: classes.map_err(bad)?,
                endings: owned(endings),
                barred: owned(barred),
            };
            Ok((row.cell(0).to_owned(), noun))
        };
        rows(table).map(row).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use EntityClass as C;
    use EntityType::{Organisation, Programme};

    #[test]
    fn a_noun_fits_a_class_or_an_ending() {
        let table =
            "会议\tProgramme\tMeeting\t座谈会|!博览会\n学校\tOrganisation\tEducationalInstitution\t中学";
        let nouns = DefiniteNoun::read(table).unwrap();
        let fits = |index: usize, kind, class, name| nouns[index].1.fits(kind, class, name);
        assert!(fits(0, Programme, Some(C::Meeting), "世界运河城市论坛"));
        assert!(fits(0, Programme, None, "老兵座谈会"));
        assert!(!fits(0, Programme, Some(C::Meeting), "国际茶业博览会"));
        assert!(fits(1, Organisation, None, "滁州中学"));
        assert!(!fits(1, Organisation, Some(C::EducationalInstitution), "扬州大学兽医学院"));
        assert!(DefiniteNoun::read("会议\tMeeting\t\t").is_err());
    }
}

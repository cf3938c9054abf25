//! [`Entry`]: one known entity; [`Surface`]: one string that may name it.

use crate::ontology::{EntityClass, EntityType};

/// A known entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its full official name.
    pub name: String,
    /// Its type.
    pub kind: EntityType,
    /// Its finer class.
    pub class: Option<EntityClass>,
    /// Names that mean it anywhere, besides the full one.
    pub aliases: Vec<String>,
    /// GB/T 2260, for a division of China.
    pub division: Option<Division>,
    /// Whether the user brought it: such entries win every conflict.
    pub user: bool,
}

/// What is known of an administrative division of China.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Division {
    /// Six digits (GB/T 2260).
    pub code: String,
    /// Code of the division above; empty for a province.
    pub parent: String,
    /// How high it stands.
    pub level: Level,
    /// Its short name (常州), empty where it has none.
    pub short: String,
}

/// Levels of administration, highest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 国家.
    Nation,
    /// 省, 自治区, 直辖市.
    Province,
    /// 地级市, 自治州.
    Prefecture,
    /// 县, 区, 县级市.
    County,
}

impl Level {
    /// The level that a table calls `text`.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "nation" | "n" => Some(Self::Nation),
            "province" | "s" => Some(Self::Province),
            "prefecture" | "c" => Some(Self::Prefecture),
            "county" | "d" => Some(Self::County),
            _ => None,
        }
    }
}

/// Why a string is no certain sign of its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Risk {
    /// It is one.
    None,
    /// Several entities share it (鼓楼区).
    Shared,
    /// It is also a word, or shorter than a word (和平, 京).
    Word,
}

/// One string that may name one entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Surface {
    /// Index of the entry.
    pub entry: usize,
    /// How far to trust the string.
    pub risk: Risk,
}

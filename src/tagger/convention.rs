//! Our own convention, and which of its kinds those of others mean.

use super::Head;

/// Name of the head that answers in our own convention.
pub const OWN_HEAD: &str = "tupu";

/// Its kinds, in the order in which every model counts them.
pub const OWN_KINDS: [&str; 8] = [
    "Organisation",
    "Person",
    "Place",
    "Programme",
    "Work",
    "DeicticOrganisation",
    "DeicticPerson",
    "DeicticPlace",
];

/// The kind of our own convention that `kind` of MSRA, CLUENER, Resume or Weibo comes nearest to, of Person, Place
/// and Organisation. What those mean by a work or a title is not what we mean.
pub fn own_kind(kind: &str) -> Option<&'static str> {
    match kind {
        "PER" | "NAME" | "name" | "PER.NAM" | "Person" => Some("Person"),
        "LOC" | "GPE" | "address" | "scene" | "LOC.NAM" | "GPE.NAM" | "Place" => Some("Place"),
        "ORG" | "organization" | "company" | "government" | "ORG.NAM" | "Organisation" => {
            Some("Organisation")
        }
        _ => None,
    }
}

impl Head {
    /// A head with no kinds yet; our own has its kinds from the start.
    pub fn named(name: &str) -> Self {
        let kinds: &[&str] = if name == OWN_HEAD { &OWN_KINDS } else { &[] };
        Self { name: name.to_owned(), kinds: kinds.iter().map(|&k| k.to_owned()).collect() }
    }

    /// The index of the kind called `name`, which is added where the head does not have it yet.
    pub fn kind_or_add(&mut self, name: &str) -> usize {
        self.kind(name).unwrap_or_else(|| {
            self.kinds.push(name.to_owned());
            self.kinds.len() - 1
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_mean_is_one_of_our_kinds() {
        for (theirs, ours) in [("NAME", "Person"), ("scene", "Place"), ("government", "Organisation")] {
            assert_eq!(own_kind(theirs), Some(ours));
            assert!(OWN_KINDS.contains(&ours));
        }
        assert_eq!(own_kind("TITLE"), None);
    }

    #[test]
    fn a_kind_is_added_once() {
        let mut head = Head::named("msra");
        assert_eq!((head.kind_or_add("PER"), head.kind_or_add("LOC"), head.kind_or_add("PER")), (0, 1, 0));
        assert_eq!(Head::named(OWN_HEAD).kind("Place"), Some(2));
    }
}

//! What sort of sign a rule goes by, from its id.

/// What sort of sign a rule goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// The user said so.
    User,
    /// The form means something only where it stands: 市委, 该公司, 陈局长.
    Contextual,
    /// The text itself says that this is a name: 以下简称“龙城精密”.
    Introduced,
    /// Quotation marks and what belongs to the quoted mark before and after: 江苏省“最美教师”, “银龄跨越”行动.
    Quoted,
    /// The name's ending, and nothing else: 国际石油公司. Right only where nothing in the sentence speaks against it.
    Ending,
    /// Anything else that makes a name.
    Name,
}

impl Nature {
    /// That of the rule with this id.
    pub fn of(rule: &str) -> Self {
        match rule {
            "user-term" => Self::User,
            "surname-title" | "short-form" | "definite-noun" => Self::Contextual,
            "introduced-name" => Self::Introduced,
            "quoted-name" | "place-quoted-honour" => Self::Quoted,
            "tail" => Self::Ending,
            _ if rule.starts_with("deixis") => Self::Contextual,
            _ => Self::Name,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_has_a_nature() {
        let of = |rules: [&str; 4]| rules.map(Nature::of);
        assert_eq!(
            of(["user-term", "definite-noun", "tail", "place-body"]),
            [Nature::User, Nature::Contextual, Nature::Ending, Nature::Name]
        );
    }
}

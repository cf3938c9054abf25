//! What kind of company a name says that it is.

/// A company's name without its legal form; 集团 is part of the name. `None` where hardly a name is left.
pub fn without_legal_form(name: &str) -> Option<&str> {
    const FORMS: &[&str] = &["股份有限公司", "有限责任公司", "有限公司", "总公司", "公司"];
    let stem = FORMS.iter().find_map(|form| name.strip_suffix(form))?;
    (stem.chars().count() >= 3).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::without_legal_form;

    #[test]
    fn two_legal_forms_of_one_name() {
        assert_eq!(without_legal_form("青江龙城精密股份有限公司"), Some("青江龙城精密"));
        assert_eq!(without_legal_form("青江龙城精密有限公司"), Some("青江龙城精密"));
        assert_eq!(without_legal_form("某公司"), None);
    }
}

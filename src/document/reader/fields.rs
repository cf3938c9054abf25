//! [`FieldMap`]: which field of a JSON record is read as what.

use std::collections::BTreeMap;

/// The fields of a record that are read.
pub(super) const FIELDS: &[&str] =
    &["text", "content", "title", "date", "source", "url", "id", "tags", "category", "locality"];

/// Other names of fields in the input: `text` may be called `body`.
///
/// ```
/// use tupu::document::reader::FieldMap;
/// let fields = FieldMap::default().with("text=body").unwrap();
/// assert_eq!(fields.field("body"), Some("text"));
/// assert_eq!(fields.field("title"), Some("title"));
/// assert!(FieldMap::default().with("txt=body").unwrap_err().contains("`txt`"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldMap(BTreeMap<String, &'static str>);

impl FieldMap {
    /// The same with `OURS=THEIRS` added. An error says what is wrong with it.
    pub fn with(mut self, rename: &str) -> Result<Self, String> {
        let (ours, theirs) =
            rename.split_once('=').ok_or_else(|| format!("`{rename}` is not of the form text=body"))?;
        let known = FIELDS.iter().find(|&&field| field == ours);
        let ours = known.ok_or_else(|| format!("`{ours}` is none of the fields {}", FIELDS.join(", ")))?;
        self.0.insert(theirs.to_owned(), ours);
        Ok(self)
    }

    /// Our name for the input's field `name`, if it is one that is read.
    pub fn field(&self, name: &str) -> Option<&'static str> {
        let plain = || {
            let renamed_away = |field: &str| self.0.values().any(|&ours| ours == field);
            FIELDS.iter().copied().find(|&field| field == name && !renamed_away(field))
        };
        self.0.get(name).copied().or_else(plain)
    }
}

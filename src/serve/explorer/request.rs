//! What a request asks for, and what can be wrong with it.

use axum::http::StatusCode;

use crate::serve::wire::Refusal;

/// Why a request gets no answer.
#[derive(Debug)]
pub(super) enum Wrong {
    /// It asks for something that there is not.
    Request(StatusCode, String),
    /// The store gives no answer.
    Refused(Refusal),
}

impl Wrong {
    pub(super) fn bad(message: impl Into<String>) -> Self {
        Self::Request(StatusCode::BAD_REQUEST, message.into())
    }

    pub(super) fn nothing(message: impl Into<String>) -> Self {
        Self::Request(StatusCode::NOT_FOUND, message.into())
    }
}

impl From<Refusal> for Wrong {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<(StatusCode, String)> for Wrong {
    fn from((status, message): (StatusCode, String)) -> Self {
        Self::Request(status, message)
    }
}

/// The parameters of a request; empty ones count as not given.
#[derive(Default)]
pub(super) struct Asked {
    pub(super) pairs: Vec<(String, String)>,
}

impl Asked {
    /// A parameter, where it is given.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        let given = self.pairs.iter().find(|(key, value)| key == name && !value.is_empty());
        given.map(|(_, value)| value.as_str())
    }

    /// A parameter that must be given.
    pub(super) fn needs(&self, name: &str) -> Result<&str, Wrong> {
        self.text(name).ok_or_else(|| Wrong::bad(format!("there is no `{name}`")))
    }

    /// A number that is `usual` where it is not given and never above `most`.
    pub(super) fn count(&self, name: &str, usual: usize, most: usize) -> Result<usize, Wrong> {
        match self.text(name) {
            None => Ok(usual.min(most)),
            Some(text) => {
                let number = text.parse::<usize>();
                number
                    .map(|n| n.min(most))
                    .map_err(|_| Wrong::bad(format!("`{name}` is a number, not `{text}`")))
            }
        }
    }

    /// The items of a list with commas.
    pub(super) fn list<T: std::str::FromStr<Err = String>>(
        &self,
        name: &str,
    ) -> Result<Option<Vec<T>>, Wrong> {
        let items =
            self.text(name).map(|text| text.split(',').map(str::parse).collect::<Result<Vec<T>, _>>());
        items.transpose().map_err(|reason| Wrong::bad(format!("`{name}`: {reason}")))
    }
}

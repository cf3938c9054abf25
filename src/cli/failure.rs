//! [`Failure`]: what a person reads when a command cannot go on, and the exit code of each cause.

use std::fmt;

use crate::query::QueryError;
use crate::store::StoreError;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All was done: exit code 0.
    Done,
    /// Some input was bad, the rest was done: exit code 3.
    Partial,
}

impl Outcome {
    /// The process's exit code.
    pub const fn code(self) -> u8 {
        match self {
            Outcome::Done => 0,
            Outcome::Partial => 3,
        }
    }
}

/// Why a command could not go on.
#[derive(Debug)]
pub enum Failure {
    /// Nothing came of it, or the store is broken: exit code 1.
    Failed {
        /// One line: what, where, why.
        message: String,
        /// What to do about it.
        hint: Option<String>,
    },
    /// The command was not meant so: exit code 2.
    Usage {
        /// One line: what is wrong with it.
        message: String,
        /// What to type instead.
        hint: Option<String>,
    },
    /// The reader of our output went away (`tupu … | head`): no error, exit code 0.
    BrokenPipe,
}

impl Failure {
    /// A failure without a hint.
    pub fn new(message: impl Into<String>) -> Self {
        Self::Failed { message: message.into(), hint: None }
    }

    /// A wrong use without a hint.
    pub fn usage(message: impl Into<String>) -> Self {
        Self::Usage { message: message.into(), hint: None }
    }

    /// The same with a hint.
    #[must_use]
    pub fn hint(self, text: impl Into<String>) -> Self {
        match self {
            Self::Failed { message, .. } => Self::Failed { message, hint: Some(text.into()) },
            Self::Usage { message, .. } => Self::Usage { message, hint: Some(text.into()) },
            Self::BrokenPipe => self,
        }
    }

    /// The process's exit code.
    pub const fn code(&self) -> u8 {
        match self {
            Failure::Failed { .. } => 1,
            Failure::Usage { .. } => 2,
            Failure::BrokenPipe => 0,
        }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            Self::BrokenPipe
        } else {
            Self::new(error.to_string())
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        hinted(Self::new(error.to_string()), error.hint())
    }
}

impl From<QueryError> for Failure {
    fn from(error: QueryError) -> Self {
        let hint = error.hint();
        match error {
            QueryError::Io(error) => error.into(),
            QueryError::Store(_) | QueryError::Timeout(_) | QueryError::Evaluation(_) => {
                hinted(Self::new(error.to_string()), hint)
            }
            _ => hinted(Self::usage(error.to_string()), hint),
        }
    }
}

fn hinted(failure: Failure, hint: Option<&str>) -> Failure {
    match hint {
        Some(hint) => failure.hint(hint),
        None => failure,
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (message, hint) = match self {
            Failure::Failed { message, hint } | Failure::Usage { message, hint } => (message.as_str(), hint),
            Failure::BrokenPipe => ("broken pipe", &None),
        };
        write!(f, "error: {message}")?;
        if let Some(hint) = hint {
            write!(f, "\nhint: {hint}")?;
        }
        Ok(())
    }
}

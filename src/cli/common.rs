//! Options that several commands share.

use std::path::PathBuf;

use super::Failure;
use crate::iri::Base;
use crate::lexicon::Lexicon;
use crate::pipeline::Pipeline;

/// Where the store is.
#[derive(Debug, clap::Args)]
pub struct StoreArgs {
    /// Folder of the store
    #[arg(long, value_name = "DIR", env = "TUPU_STORE", default_value = "tupu-store")]
    pub store: PathBuf,
}

/// How articles are read by the stages.
#[derive(Debug, clap::Args)]
pub struct PipelineArgs {
    /// Base of all IRIs
    #[arg(long, value_name = "IRI", default_value = Base::DEFAULT)]
    pub base: String,
    /// Your own terms, one a line: name, type, and what it is another name of, with tabs between; they win
    /// over everything else
    #[arg(long, value_name = "FILE")]
    pub lexicon: Option<PathBuf>,
}

impl PipelineArgs {
    /// The stages, made once for all articles.
    pub fn pipeline(&self) -> Result<Pipeline, Failure> {
        let base = Base::new(&self.base).map_err(|reason| Failure::usage(format!("--base: {reason}")))?;
        let lexicon = match &self.lexicon {
            None => Lexicon::builtin(),
            Some(path) => {
                let shown = path.display().to_string();
                let terms = std::fs::read_to_string(path)
                    .map_err(|error| Failure::new(format!("{shown}: cannot be read: {error}")))?;
                Lexicon::with_terms(&shown, &terms).map_err(|error| {
                    Failure::new(error.to_string())
                        .hint("a line is `name TAB type TAB alias of`, such as `小青果\tPlace\t青果巷`")
                })?
            }
        };
        Ok(Pipeline::new(lexicon, base))
    }
}

//! Composes the stages; the only place that knows their order.

use std::sync::Arc;

use crate::document::Article;
use crate::extraction::Extraction;
use crate::iri::Base;
use crate::lexicon::Lexicon;
use crate::link::Linker;
use crate::link::relation::Triggers;
use crate::recognise::{Mention, Recogniser};
use crate::segment::Segmenter;
use crate::tagger::Tagger;

/// Article in, everything derived from it out. Immutable, shared by threads.
#[derive(Debug)]
pub struct Pipeline {
    lexicon: Arc<Lexicon>,
    recogniser: Recogniser,
    linker: Linker,
    base: Base,
}

impl Pipeline {
    /// The stages over one lexicon; IRIs are minted below `base`.
    pub fn new(lexicon: Lexicon, base: Base) -> Self {
        let segmenter = Arc::new(Segmenter::new(&lexicon));
        let lexicon = Arc::new(lexicon);
        Self {
            recogniser: Recogniser::new(Arc::clone(&lexicon), Arc::clone(&segmenter)),
            linker: Linker::new(Arc::clone(&lexicon), segmenter),
            lexicon,
            base,
        }
    }

    /// The same with a trained model beside the rules; nothing changes where it did not learn our convention.
    #[must_use]
    pub fn with_tagger(mut self, tagger: Arc<dyn Tagger>) -> Self {
        self.recogniser = self.recogniser.with_tagger(tagger);
        self
    }

    /// The same with other triggers of relations than the built-in ones.
    #[must_use]
    pub fn with_triggers(mut self, triggers: Arc<Triggers>) -> Self {
        self.linker = self.linker.with_triggers(triggers);
        self
    }

    /// What `article` says.
    pub fn extract(&self, article: &Article) -> Extraction {
        self.link(article, self.recogniser.recognise(article))
    }

    /// What `article` says if `mentions` are its names, sorted by begin, none overlapping another.
    pub fn link(&self, article: &Article, mentions: Vec<Mention>) -> Extraction {
        let linked = self.linker.link(article, mentions);
        let locality = self.lexicon.locality(article).map(|entry| entry.name.as_str());
        Extraction::new(article, &linked, locality, &self.base)
    }

    /// What is known beforehand.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The stage that finds mentions.
    pub fn recogniser(&self) -> &Recogniser {
        &self.recogniser
    }

    /// The stage that links them.
    pub fn linker(&self) -> &Linker {
        &self.linker
    }

    /// What IRIs are minted below.
    pub fn base(&self) -> &Base {
        &self.base
    }
}

//! Finds the mentions of articles and asks the stance model about them, a few at a time: how far it is can be told within
//! an article, and what is judged stays when the work is stopped, so that it can go on.

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::{Judged, Models, Reading};
use crate::mention::{Gazetteer, Mention, MentionKind};
use crate::region::{Catalog, RegionId};
use crate::stance::{Case, Stance};
use crate::text::{Article, Language, Span, sentences};
use crate::watch::{Stage, Watch};

/// So many mentions of an article are judged together.
const TOGETHER: usize = 8;

/// An article on the way to its reading: the mentions that were found in it, and what is judged of them so far.
pub(super) struct Draft {
    found: Found,
    /// The stances on [`TOGETHER`] mentions each.
    stances: Vec<Option<Vec<Option<Stance>>>>,
}

impl Draft {
    /// Finds the mentions of an article.
    pub fn of(models: &Models, article: Arc<Article>) -> Draft {
        let sentences = sentences(&article.text);
        let mentions = models.gazetteer.find(&models.catalog, &article);
        let home = mentions.iter().map(|m| sentence_at(&sentences, m.span));
        Draft::from(Found {
            home: home.collect(),
            article,
            sentences,
            mentions,
        })
    }

    /// A reading that another stance model is to judge; the mentions do not depend on it.
    pub fn again(reading: &Reading) -> Draft {
        let mentions = &reading.mentions;
        Draft::from(Found {
            article: Arc::clone(&reading.article),
            sentences: reading.sentences.clone(),
            home: mentions.iter().map(|m| m.sentence).collect(),
            mentions: mentions.iter().map(|m| m.mention.clone()).collect(),
        })
    }

    /// What it is about.
    pub fn article(&self) -> &Arc<Article> {
        &self.found.article
    }

    /// The reading, where all is judged.
    pub fn finish(self) -> Option<Reading> {
        let stances: Vec<_> = self.stances.into_iter().collect::<Option<_>>()?;
        let found = self.found;
        let mentions = found.mentions.into_iter().zip(found.home);
        let mentions = mentions.zip(stances.into_iter().flatten());
        let judged = mentions.map(|((mention, sentence), stance)| Judged {
            mention,
            sentence,
            stance,
        });
        Some(Reading {
            mentions: judged.collect(),
            article: found.article,
            sentences: found.sentences,
        })
    }

    /// Whether all is judged.
    pub fn is_whole(&self) -> bool {
        self.stances.iter().all(Option::is_some)
    }

    fn n_judged(&self) -> usize {
        self.stances.iter().flatten().map(Vec::len).sum()
    }
}

impl From<Found> for Draft {
    fn from(found: Found) -> Draft {
        let n = found.mentions.len().div_ceil(TOGETHER);
        Draft {
            found,
            stances: vec![None; n],
        }
    }
}

/// Judges what is not judged yet, until `watch` cancels; tells how many mentions of all are judged.
pub(super) fn judge(models: &Models, drafts: &mut [Draft], watch: &dyn Watch) {
    let total = drafts.iter().map(|d| d.found.mentions.len()).sum();
    let n_before = drafts.iter().map(Draft::n_judged).sum();
    let n_done = AtomicUsize::new(n_before);
    if let Some(first) = drafts.first() {
        watch.step(Stage::Judging, n_before, total, &first.article().title);
    }
    drafts.par_iter_mut().for_each(|draft| {
        let found = &draft.found;
        let some = found.home.par_chunks(TOGETHER).enumerate();
        let left = draft.stances.par_iter_mut().zip(some);
        let left = left.filter(|(stances, _)| stances.is_none());
        left.for_each(|(stances, (at, some))| {
            if watch.cancelled() {
                return;
            }
            let first = at * TOGETHER;
            *stances = Some(found.judge(models, first..first + some.len()));
            let done = n_done.fetch_add(some.len(), Ordering::Relaxed) + some.len();
            watch.step(Stage::Judging, done, total, &found.article.title);
        });
    });
}

/// An article, its sentences and its mentions.
struct Found {
    article: Arc<Article>,
    sentences: Vec<Span>,
    mentions: Vec<Mention>,
    /// The sentence of each mention.
    home: Vec<usize>,
}

impl Found {
    /// The judgements on some of the mentions; none where there is no region.
    fn judge(&self, models: &Models, some: Range<usize>) -> Vec<Option<Stance>> {
        let asked: Vec<usize> = some
            .clone()
            .filter(|&at| self.mentions[at].region.is_some())
            .collect();
        let places: Vec<Vec<Span>> = asked.iter().map(|&at| self.hidden_beside(at)).collect();
        let cases = asked.iter().zip(&places);
        let cases: Vec<Case> = cases.map(|(&at, places)| self.case(at, places)).collect();
        let mut stances = models.stance.judge_all(&cases, true).into_iter();
        some.map(|at| {
            self.mentions[at].region?;
            let mut stance = stances.next().flatten()?;
            stance.holder_region = self.holder_region(&stance, at);
            Some(stance)
        })
        .collect()
    }

    fn case<'c>(&'c self, at: usize, places: &'c [Span]) -> Case<'c> {
        Case {
            text: &self.article.text,
            sentence: self.sentences[self.home[at]],
            target: self.mentions[at].span,
            places,
            source: None,
            language: self.article.language,
            headline: self.home[at] == 0 && is_headline(&self.article),
        }
    }

    /// The mentions in the same sentence.
    fn nearby(&self, at: usize) -> &[Mention] {
        let first = self.home.partition_point(|&s| s < self.home[at]);
        let last = self.home.partition_point(|&s| s <= self.home[at]);
        &self.mentions[first..last]
    }

    /// The places in the same sentence whose names are hidden from the model; its own always is.
    fn hidden_beside(&self, at: usize) -> Vec<Span> {
        let own = self.mentions[at].span;
        let hidden = self
            .nearby(at)
            .iter()
            .filter(|m| is_hidden(m) || m.span == own);
        hidden.map(|m| m.span).collect()
    }

    /// The region for which the holder of a reported stance speaks: that of the mention inside the holder's words.
    fn holder_region(&self, stance: &Stance, at: usize) -> Option<RegionId> {
        let holder = stance.holder?;
        let target = self.mentions[at].span;
        self.nearby(at)
            .iter()
            .filter(|m| m.span != target && m.span.touches(&holder))
            .find_map(|m| m.region)
    }
}

/// What a stance model needs around a target that was not found but given: its sentence, or all from its sentence to that
/// of the source, and the places therein whose names are hidden. A statesman who is asked about keeps his name.
pub fn surroundings(
    catalog: &Catalog,
    gazetteer: &Gazetteer,
    article: &Article,
    target: Span,
    source: Option<Span>,
) -> (Span, Vec<Span>) {
    let sentences = sentences(&article.text);
    let whole = Span::new(0, article.text.len());
    let own = |span| {
        sentences
            .get(sentence_at(&sentences, span))
            .unwrap_or(&whole)
    };
    let (first, last) = source.map_or((target, target), |source| {
        (target.min(source), target.max(source))
    });
    let sentence = Span::new(own(first).start, own(last).end.max(last.end));
    let mentions = gazetteer.find(catalog, article);
    let places = mentions.iter().filter(|m| is_hidden(m)).map(|m| m.span);
    (sentence, places.filter(|s| sentence.holds(s)).collect())
}

/// Whether a mention is a place without doubt: its name is hidden from the models, so that it says nothing.
fn is_hidden(mention: &Mention) -> bool {
    mention.region.is_some() && mention.kind != MentionKind::Person
}

/// The last sentence that begins at or before the mention.
fn sentence_at(sentences: &[Span], span: Span) -> usize {
    sentences
        .partition_point(|s| s.start <= span.start)
        .saturating_sub(1)
}

fn is_headline(article: &Article) -> bool {
    article.language != Language::Other
        && !article.title.is_empty()
        && article.text.starts_with(&article.title)
}
